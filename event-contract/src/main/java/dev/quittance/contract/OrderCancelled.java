package dev.quittance.contract;

/**
 * An order is not wanted any more. Published by order-service for an order that is not paid as far
 * as it knows; a payment that crosses it goes back by itself.
 *
 * @param orderId the order, {@code ord_...}
 * @param reason why: {@code buyer_request}, {@code payment_overdue}, {@code out_of_stock}, {@code
 *     suspected_fraud} or {@code staff_decision}
 * @param cancelledBy who cancelled it: a person's name, or the service's own for what is overdue
 */
public record OrderCancelled(String orderId, CancellationReason reason, String cancelledBy)
    implements OrderEvent {

  public OrderCancelled {
    Require.id(Ids.ORDER, orderId);
    Require.text("cancelledBy", cancelledBy);
  }
}
