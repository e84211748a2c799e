package dev.quittance.ledger.core.checkpoint;

import dev.quittance.ledger.core.posting.Account;
import dev.quittance.ledger.core.posting.AccountKind;
import java.util.Arrays;
import java.util.Comparator;

/**
 * A line of the trial balance.
 *
 * @param account an account's path, or {@code buyer:*} and {@code supplier:*} for all of a kind
 * @param currency ISO 4217 code
 */
public record Line(String account, String currency) implements Comparable<Line> {

  private static final Comparator<Line> ORDER =
      Comparator.comparing(Line::account).thenComparing(Line::currency);

  /** The line that the account is in. */
  public static Line of(Account account) {
    AccountKind kind = account.kind();
    return new Line(
        isMany(kind) ? kind.segment() + ":*" : account.path(),
        account.currency().getCurrencyCode());
  }

  /** Whether the account of that path is a line of its own: its balance is the line's. */
  public static boolean isOwn(String path) {
    return Arrays.stream(AccountKind.values())
        .noneMatch(kind -> isMany(kind) && path.startsWith(kind.segment() + ":"));
  }

  private static boolean isMany(AccountKind kind) {
    return kind == AccountKind.BUYER || kind == AccountKind.SUPPLIER;
  }

  @Override
  public int compareTo(Line other) {
    return ORDER.compare(this, other);
  }
}
