package dev.quittance.orders.order;

/** An order's status; the ledger uses the same words, but has none for ACTION_REQUIRED. */
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
  REFUNDED,
  /** The buyer has to do something before the payment can be decided. */
  ACTION_REQUIRED;

  /** Whether the order was paid, even if it was refunded since. */
  public boolean isAuthorized() {
    return switch (this) {
      case AUTHORIZED, PARTIALLY_REFUNDED, REFUNDED -> true;
      case PLACED, FAILED, ACTION_REQUIRED -> false;
    };
  }
}
