package dev.quittance.orders.order;

/** How an order stands; the ledger uses the same words. */
public enum OrderStatus {
  /** Ordered, and not yet known whether it can be paid. */
  PLACED,
  /** Paid in full. */
  AUTHORIZED,
  /** The last attempt to pay failed; a later one may succeed. */
  FAILED,
  /** Paid, and a part of it given back. */
  PARTIALLY_REFUNDED,
  /** Paid, and all of it given back. */
  REFUNDED;

  /** Whether the money was taken, whatever became of it since. */
  public boolean isAuthorized() {
    return switch (this) {
      case AUTHORIZED, PARTIALLY_REFUNDED, REFUNDED -> true;
      case PLACED, FAILED -> false;
    };
  }
}
