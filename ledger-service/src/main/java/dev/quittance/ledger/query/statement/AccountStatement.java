package dev.quittance.ledger.query.statement;

import dev.quittance.ledger.query.statement.StatementLine.Place;
import org.jspecify.annotations.Nullable;

/**
 * A statement that has been opened: what its pages have in common.
 *
 * @param number the account's number, which stands for its path and currency
 * @param openingMinor the balance before the first line
 * @param closingMinor the balance after the last line
 */
public record AccountStatement(
    StatementRange range, String currency, long number, long openingMinor, long closingMinor) {

  /**
   * Where the next page begins.
   *
   * @param after the line before it, newest first; null for the first page
   * @param balanceMinor the balance with the page's first line
   */
  public record Mark(@Nullable Place after, long balanceMinor) {}

  public Mark begin() {
    return new Mark(null, closingMinor);
  }

  /** Where to go on after a line. */
  public static Mark after(StatementLine line) {
    return new Mark(
        line.place(),
        Math.addExact(
            Math.subtractExact(line.balanceMinor(), line.debitMinor()), line.creditMinor()));
  }
}
