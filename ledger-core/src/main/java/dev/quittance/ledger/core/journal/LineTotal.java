package dev.quittance.ledger.core.journal;

import dev.quittance.ledger.core.checkpoint.LineSums;

/** What is posted to a line of the trial balance, while a book is applied. */
final class LineTotal {

  private long postedDebits;
  private long postedCredits;
  private long pendingDebits;
  private long pendingCredits;

  void set(LineSums sums) {
    postedDebits = sums.postedDebits();
    postedCredits = sums.postedCredits();
    pendingDebits = sums.pendingDebits();
    pendingCredits = sums.pendingCredits();
  }

  void debit(long amountMinor) {
    postedDebits = Math.addExact(postedDebits, amountMinor);
  }

  void credit(long amountMinor) {
    postedCredits = Math.addExact(postedCredits, amountMinor);
  }

  void pendDebit(long changeMinor) {
    pendingDebits = Math.addExact(pendingDebits, changeMinor);
  }

  void pendCredit(long changeMinor) {
    pendingCredits = Math.addExact(pendingCredits, changeMinor);
  }

  LineSums sums() {
    return new LineSums(postedDebits, postedCredits, pendingDebits, pendingCredits);
  }
}
