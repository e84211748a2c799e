package dev.quittance.contract;

/**
 * A gateway authorized the payment of an order. Published by payment-service, once per order.
 *
 * @param orderId the order, {@code ord_...}
 * @param paymentId the payment, {@code pay_...}
 * @param attemptId {@code att_...}, the attempt that succeeded
 * @param gateway who holds the money, for example {@code sandbox}
 * @param gatewayReference the gateway's own name of the charge, for reconciliation
 * @param amount what was authorized, positive
 * @param platformFee the platform's share of it, zero or more, in the same currency
 */
public record PaymentAuthorized(
    String orderId,
    String paymentId,
    String attemptId,
    String gateway,
    String gatewayReference,
    Money amount,
    Money platformFee)
    implements OrderEvent {

  public PaymentAuthorized {
    Require.id(Ids.ORDER, orderId);
    Require.id(Ids.PAYMENT, paymentId);
    Require.id(Ids.ATTEMPT, attemptId);
    Require.name("gateway", gateway);
    Require.text("gatewayReference", gatewayReference);
    Require.positive("amount", amount);
    Require.share("platformFee", platformFee, amount);
  }
}
