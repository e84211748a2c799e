package dev.quittance.cli.audit;

import dev.quittance.ledger.core.journal.Balance;

/** An account's debits and credits over all partitions, exact. */
final class AccountTotals {

  private long postedDebits;
  private long postedCredits;
  private long pendingDebits;
  private long pendingCredits;

  void add(Balance part) {
    debit(part.postedDebits());
    credit(part.postedCredits());
    pendDebit(part.pendingDebits());
    pendCredit(part.pendingCredits());
  }

  void add(AccountTotals part) {
    debit(part.postedDebits);
    credit(part.postedCredits);
    pendDebit(part.pendingDebits);
    pendCredit(part.pendingCredits);
  }

  void debit(long minor) {
    postedDebits = Math.addExact(postedDebits, minor);
  }

  void credit(long minor) {
    postedCredits = Math.addExact(postedCredits, minor);
  }

  void pendDebit(long change) {
    pendingDebits = Math.addExact(pendingDebits, change);
  }

  void pendCredit(long change) {
    pendingCredits = Math.addExact(pendingCredits, change);
  }

  long postedDebits() {
    return postedDebits;
  }

  long postedCredits() {
    return postedCredits;
  }

  long pendingDebits() {
    return pendingDebits;
  }

  long pendingCredits() {
    return pendingCredits;
  }
}
