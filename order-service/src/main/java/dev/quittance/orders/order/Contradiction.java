package dev.quittance.orders.order;

/**
 * Why an event cannot have happened to an order, in the order in which it is checked: the first
 * that applies is the one that is told.
 */
public enum Contradiction {
  /** No order with that id was ever placed here. */
  UNKNOWN_ORDER,
  /** Authorized or failed, although an authorization was taken before. */
  ALREADY_AUTHORIZED,
  /** Refunded, although nothing was ever authorized. */
  NOT_AUTHORIZED,
  /** Refunded by another payment than the one that was authorized. */
  OTHER_PAYMENT,
  /** Money in another currency than the order's. */
  WRONG_CURRENCY,
  /** Authorized something else than the order's total. */
  AMOUNT_MISMATCH,
  /** Refunded more, over all refunds, than was authorized. */
  REFUND_ABOVE_AUTHORIZED
}
