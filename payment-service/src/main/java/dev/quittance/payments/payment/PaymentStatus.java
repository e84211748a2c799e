package dev.quittance.payments.payment;

/** Where a payment stands. */
public enum PaymentStatus {
  /** Its attempt is on its way, or the gateway's answer is still open. */
  PENDING,
  /** The gateway waits for the buyer, for example for a second factor. */
  ACTION_REQUIRED,
  AUTHORIZED,
  FAILED,
  PARTIALLY_REFUNDED,
  REFUNDED;

  /** Whether an attempt's answer can still change it. */
  public boolean isOpen() {
    return this == PENDING || this == ACTION_REQUIRED;
  }

  /** Whether the gateway holds, or held, the buyer's money. */
  public boolean isAuthorized() {
    return this == AUTHORIZED || this == PARTIALLY_REFUNDED || this == REFUNDED;
  }
}
