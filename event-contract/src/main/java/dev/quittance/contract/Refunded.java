package dev.quittance.contract;

/**
 * Money went back to the buyer. Any number of refunds may follow one authorization; together they
 * never exceed it. Published by payment-service.
 *
 * @param orderId the order, {@code ord_...}
 * @param paymentId the payment, {@code pay_...}
 * @param refundId this refund, {@code rfd_...}
 * @param gateway who paid it back: the one that authorized
 * @param gatewayReference the gateway's own name of the refund, for reconciliation
 * @param amount what the buyer got back, positive
 * @param platformFee the part of it that the platform gives back out of its fee, zero or more
 */
public record Refunded(
    String orderId,
    String paymentId,
    String refundId,
    String gateway,
    String gatewayReference,
    Money amount,
    Money platformFee)
    implements OrderEvent {

  public Refunded {
    Require.id(Ids.ORDER, orderId);
    Require.id(Ids.PAYMENT, paymentId);
    Require.id(Ids.REFUND, refundId);
    Require.name("gateway", gateway);
    Require.text("gatewayReference", gatewayReference);
    Require.positive("amount", amount);
    Require.share("platformFee", platformFee, amount);
  }
}
