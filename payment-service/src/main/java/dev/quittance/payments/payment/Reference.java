package dev.quittance.payments.payment;

/** A gateway's own name of a charge or refund, by which statements are reconciled. */
final class Reference {

  private static final int MAX_LENGTH = 255;

  private Reference() {}

  static void require(String reference) {
    if (reference.isBlank() || reference.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a reference has 1 to " + MAX_LENGTH + " characters");
    }
  }
}
