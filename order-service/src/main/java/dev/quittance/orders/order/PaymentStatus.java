package dev.quittance.orders.order;

/** How far an order's payment has come: the words of payment-service and of the ledger. */
public enum PaymentStatus {
  /** An attempt is under way. */
  PENDING,
  /** An attempt waits for the buyer. */
  ACTION_REQUIRED,
  /** The last attempt failed. */
  FAILED,
  AUTHORIZED,
  PARTIALLY_REFUNDED,
  REFUNDED;

  /** Whether the order was paid, even if it was refunded since. */
  public boolean isAuthorized() {
    return switch (this) {
      case AUTHORIZED, PARTIALLY_REFUNDED, REFUNDED -> true;
      case PENDING, ACTION_REQUIRED, FAILED -> false;
    };
  }
}
