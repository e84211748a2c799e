package dev.quittance.ledger.core.journal;

import dev.quittance.ledger.core.posting.Account;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an account has been debited and credited, in minor units: posted for good, and pending until
 * an answer is there. Sums are exact: an overflow stops the fold rather than wrap around.
 */
public final class Balance {

  private final Account account;
  private final int index;
  private final LineTotal line;
  private boolean used;
  private long postedDebits;
  private long postedCredits;
  private long pendingDebits;
  private long pendingCredits;

  /**
   * @param line counts whatever is added to the balance
   */
  Balance(Account account, int index, LineTotal line) {
    this.account = account;
    this.index = index;
    this.line = line;
  }

  public Account account() {
    return account;
  }

  /** Its place among the {@link Balances} it belongs to, from 0: others may keep arrays beside. */
  public int index() {
    return index;
  }

  /** Whether this is its first use in a book. */
  boolean firstUse() {
    boolean first = !used;
    used = true;
    return first;
  }

  /** As it was before its first use in this book. */
  void forget() {
    used = false;
    postedDebits = 0;
    postedCredits = 0;
    pendingDebits = 0;
    pendingCredits = 0;
  }

  void debit(long amountMinor) {
    postedDebits = Math.addExact(postedDebits, amountMinor);
    line.debit(amountMinor);
  }

  void credit(long amountMinor) {
    postedCredits = Math.addExact(postedCredits, amountMinor);
    line.credit(amountMinor);
  }

  void pendDebit(long changeMinor) {
    pendingDebits = Math.addExact(pendingDebits, changeMinor);
    line.pendDebit(changeMinor);
  }

  void pendCredit(long changeMinor) {
    pendingCredits = Math.addExact(pendingCredits, changeMinor);
    line.pendCredit(changeMinor);
  }

  public long postedDebits() {
    return postedDebits;
  }

  public long postedCredits() {
    return postedCredits;
  }

  public long pendingDebits() {
    return pendingDebits;
  }

  public long pendingCredits() {
    return pendingCredits;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Balance that
        && postedDebits == that.postedDebits
        && postedCredits == that.postedCredits
        && pendingDebits == that.pendingDebits
        && pendingCredits == that.pendingCredits;
  }

  @Override
  public int hashCode() {
    return Objects.hash(postedDebits, postedCredits, pendingDebits, pendingCredits);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "posted %d/%d pending %d/%d",
        postedDebits,
        postedCredits,
        pendingDebits,
        pendingCredits);
  }
}
