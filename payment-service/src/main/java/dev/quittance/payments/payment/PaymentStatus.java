package dev.quittance.payments.payment;

/** The states of a payment. */
public enum PaymentStatus {
  /** An attempt is being made, or the gateway's answer is still open. */
  PENDING,
  /** The gateway waits for the buyer, for example for a second factor. */
  ACTION_REQUIRED,
  AUTHORIZED,
  /** The last attempt failed; another one may succeed. */
  FAILED,
  PARTIALLY_REFUNDED,
  REFUNDED;

  /** Whether an attempt is open. */
  public boolean isOpen() {
    return this == PENDING || this == ACTION_REQUIRED;
  }

  /** Whether the gateway holds, or held, the buyer's money. */
  public boolean isAuthorized() {
    return this == AUTHORIZED || this == PARTIALLY_REFUNDED || this == REFUNDED;
  }
}
