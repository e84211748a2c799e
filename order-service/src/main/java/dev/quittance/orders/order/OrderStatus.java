package dev.quittance.orders.order;

/**
 * An order's status: the buyer's words. What its payment is called is its {@link PaymentStatus}.
 */
public enum OrderStatus {
  /** Ordered, and not yet known whether it can be paid. */
  PLACED,
  /** The buyer has to do something before the payment can be decided. */
  ACTION_REQUIRED,
  /** Paid in full. */
  PAID,
  /** The last attempt to pay failed; a later one may succeed. */
  PAYMENT_FAILED,
  /** Paid, and a part of it given back. */
  PARTIALLY_REFUNDED,
  /** Paid, and all of it given back. */
  REFUNDED,
  /** Not wanted any more: nothing is owed, and what was charged goes back. */
  CANCELLED,
  /** A dispute is open: a gateway withholds money, or the buyer complains. */
  DISPUTED
}
