package dev.quittance.ledger.core.fold;

/**
 * Why an event cannot be posted. Where several apply, the first in this order is given. A refused
 * event is parked, and the order's later events behind it.
 */
public enum RefusalReason {
  /** The record lies in another partition than its order: it is parked for itself alone. */
  WRONG_PARTITION,
  /** The record cannot be read; the detail says how far reading came. */
  UNREADABLE,
  /** An earlier event of the same order is parked. */
  PARKED_BEHIND,
  /** Another event of the order has its source and id: see EventMark. */
  EVENT_ID_REUSED,
  /** The event says that it occurred later than the broker's clock allows (see Limits). */
  TIME_IN_FUTURE,
  /** Something happened to an order that was never placed. */
  ORDER_UNKNOWN,
  /** The order was placed before, by another event. */
  ORDER_ALREADY_PLACED,
  /** The order has had more events than one can have. */
  TOO_MANY_EVENTS,
  /** A refund of another payment than the one that was authorized. */
  PAYMENT_MISMATCH,
  /** The event is in another currency than the order. */
  CURRENCY_MISMATCH,
  /** The order is paid already: it can be neither paid again nor fail. */
  ALREADY_AUTHORIZED,
  /** A refund of what was never paid. */
  NOT_AUTHORIZED,
  /** Another amount was authorized than was ordered. */
  AMOUNT_MISMATCH,
  /** Refunds together would exceed what was authorized. */
  REFUND_EXCEEDS_AUTHORIZED,
  /** Fees given back together would exceed the fee. */
  FEE_EXCEEDS_CHARGED
}
