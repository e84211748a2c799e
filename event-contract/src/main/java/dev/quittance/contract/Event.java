package dev.quittance.contract;

/**
 * Something that happened to an order. Everything that ever happens to one order lies in one
 * partition of the log, in causal order, because the order's id is the record's key.
 *
 * <p>Within a version fields are only added; a consumer ignores fields it does not know.
 */
public sealed interface Event
    permits OrderPlaced,
        PaymentAuthorized,
        PaymentFailed,
        Refunded,
        ParkedEventRetried,
        ParkedEventDiscarded {

  /** The order this belongs to: {@code ord_} and 32 hex digits. */
  String orderId();
}
