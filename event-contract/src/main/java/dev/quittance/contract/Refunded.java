package dev.quittance.contract;

import org.jspecify.annotations.Nullable;

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
 * @param charged what went back in the currency that was charged, positive; absent if it is the
 *     amount
 * @param bankAccount the account that paid it back; absent if the gateway did
 */
public record Refunded(
    String orderId,
    String paymentId,
    String refundId,
    String gateway,
    String gatewayReference,
    Money amount,
    Money platformFee,
    @Nullable Money charged,
    @Nullable String bankAccount)
    implements OrderEvent {

  public Refunded {
    Require.id(Ids.ORDER, orderId);
    Require.id(Ids.PAYMENT, paymentId);
    Require.id(Ids.REFUND, refundId);
    Require.name("gateway", gateway);
    Require.text("gatewayReference", gatewayReference);
    Require.positive("amount", amount);
    Require.share("platformFee", platformFee, amount);
    Charged.require(charged, amount);
    Require.nameIfAny("bankAccount", bankAccount);
  }

  /** One in the currency of the order, by the gateway. */
  public Refunded(
      String orderId,
      String paymentId,
      String refundId,
      String gateway,
      String gatewayReference,
      Money amount,
      Money platformFee) {
    this(orderId, paymentId, refundId, gateway, gatewayReference, amount, platformFee, null, null);
  }

  /** What the gateway or the bank paid, in whatever currency. */
  public Money paidBack() {
    return charged == null ? amount : charged;
  }
}
