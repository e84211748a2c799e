package dev.quittance.ledger.query.account;

import java.util.List;

/**
 * A trial balance of one currency.
 *
 * @param posted the sums over all lines; they are equal, or something is badly wrong
 */
public record TrialBalance(String currency, Turnover posted, Turnover pending, List<Line> lines) {

  /**
   * A line.
   *
   * @param account an account's path, or {@code buyer:*} and {@code supplier:*} for all of a kind
   */
  public record Line(String account, Turnover posted) {}
}
