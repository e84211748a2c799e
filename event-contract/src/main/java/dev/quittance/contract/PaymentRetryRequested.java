package dev.quittance.contract;

/**
 * A buyer wants to pay an order again, after an attempt that failed or instead of one that is
 * waiting. Published by order-service; payment-service answers with another attempt.
 *
 * @param orderId the order, {@code ord_...}
 * @param paymentMethodId how the buyer wants to pay now: an instrument of the buyer or a token,
 *     never a card number
 * @param requestedBy who asked for it
 */
public record PaymentRetryRequested(String orderId, String paymentMethodId, String requestedBy)
    implements OrderEvent {

  public PaymentRetryRequested {
    Require.id(Ids.ORDER, orderId);
    Require.name("paymentMethodId", paymentMethodId);
    Require.text("requestedBy", requestedBy);
  }
}
