package dev.quittance.contract;

/**
 * An attempt to pay an order failed for good; another attempt may follow. Published by
 * payment-service.
 *
 * @param orderId the order, {@code ord_...}
 * @param paymentId the payment, {@code pay_...}
 * @param attemptId {@code att_...}, the attempt that failed
 * @param gateway who refused, for example {@code sandbox}
 * @param reason a code such as {@code card_declined} or {@code insufficient_funds}
 */
public record PaymentFailed(
    String orderId, String paymentId, String attemptId, String gateway, String reason)
    implements OrderEvent {

  public PaymentFailed {
    Require.id(Ids.ORDER, orderId);
    Require.id(Ids.PAYMENT, paymentId);
    Require.id(Ids.ATTEMPT, attemptId);
    Require.name("gateway", gateway);
    Require.name("reason", reason);
  }
}
