package dev.quittance.contract;

/**
 * Something that happened to an order. Everything that ever happens to one order is in one
 * partition of the log, in causal order, because the order's id is the record's key.
 */
public sealed interface OrderEvent extends Event
    permits OrderPlaced,
        OrderCancelled,
        PaymentRetryRequested,
        PaymentActionRequired,
        PaymentAuthorized,
        PaymentFailed,
        Refunded,
        RefundFailed,
        DisputeOpened,
        DisputeClosed,
        BuyerDisputeOpened,
        BuyerDisputeResolved,
        BuyerDisputeRefundFailed {

  /** The order this belongs to: {@code ord_} and 32 hex digits. */
  String orderId();

  @Override
  default String subject() {
    return orderId();
  }
}
