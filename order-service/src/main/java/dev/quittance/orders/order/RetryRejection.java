package dev.quittance.orders.order;

/** Why an order cannot be paid again; where several apply, the first in this order. */
public enum RetryRejection {
  /** It was cancelled. */
  CANCELLED,
  /** It is paid, even if it was refunded since. */
  ALREADY_PAID,
  /** An attempt may still succeed: a second one might charge the buyer twice. */
  PAYMENT_IN_PROGRESS,
  /** There were as many attempts as an order can have. */
  TOO_MANY_ATTEMPTS
}
