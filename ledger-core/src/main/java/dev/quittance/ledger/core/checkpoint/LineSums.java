package dev.quittance.ledger.core.checkpoint;

/** What was posted to a line, and what is pending, in minor units. */
public record LineSums(
    long postedDebits, long postedCredits, long pendingDebits, long pendingCredits) {

  public static final LineSums NONE = new LineSums(0, 0, 0, 0);

  public LineSums plus(LineSums other) {
    return new LineSums(
        Math.addExact(postedDebits, other.postedDebits),
        Math.addExact(postedCredits, other.postedCredits),
        Math.addExact(pendingDebits, other.pendingDebits),
        Math.addExact(pendingCredits, other.pendingCredits));
  }

  public LineSums minus(LineSums other) {
    return new LineSums(
        Math.subtractExact(postedDebits, other.postedDebits),
        Math.subtractExact(postedCredits, other.postedCredits),
        Math.subtractExact(pendingDebits, other.pendingDebits),
        Math.subtractExact(pendingCredits, other.pendingCredits));
  }
}
