package dev.quittance.contract;

import org.jspecify.annotations.Nullable;

/**
 * A buyer disputes a payment at the bank or wallet, and the gateway withdrew the money until it is
 * decided: DisputeClosed follows. Published by payment-service.
 *
 * @param orderId the order, {@code ord_...}
 * @param paymentId the payment, {@code pay_...}
 * @param disputeId this dispute, {@code dsp_...}
 * @param gateway who withdrew the money: the one that authorized
 * @param gatewayReference the gateway's own name of the dispute, for reconciliation
 * @param amount what is disputed, positive, in the order's currency
 * @param fee what the gateway takes for the dispute, positive, in any currency; absent if nothing
 * @param reason the gateway's code, such as {@code product_not_received}
 * @param charged what the gateway withdrew in the currency that was charged, positive; absent if it
 *     is the amount and the surcharge
 * @param bankAccount the account of ours from which the bank took back a transfer; absent if a
 *     gateway withdrew it
 * @param surcharge what was withdrawn of the surcharge, which is not part of the amount: positive,
 *     in the amount's currency; absent if nothing
 */
public record DisputeOpened(
    String orderId,
    String paymentId,
    String disputeId,
    String gateway,
    String gatewayReference,
    Money amount,
    @Nullable Money fee,
    String reason,
    @Nullable Money charged,
    @Nullable String bankAccount,
    @Nullable Money surcharge)
    implements OrderEvent {

  public DisputeOpened {
    Require.id(Ids.ORDER, orderId);
    Require.id(Ids.PAYMENT, paymentId);
    Require.id(Ids.DISPUTE, disputeId);
    Require.name("gateway", gateway);
    Require.text("gatewayReference", gatewayReference);
    Require.positive("amount", amount);
    if (fee != null) {
      Require.positive("fee", fee);
    }
    Require.name("reason", reason);
    Charged.require(charged, Charged.withSurcharge(amount, surcharge));
    Require.nameIfAny("bankAccount", bankAccount);
  }

  /** One in the order's currency, of no surcharge. */
  public DisputeOpened(
      String orderId,
      String paymentId,
      String disputeId,
      String gateway,
      String gatewayReference,
      Money amount,
      @Nullable Money fee,
      String reason) {
    this(
        orderId,
        paymentId,
        disputeId,
        gateway,
        gatewayReference,
        amount,
        fee,
        reason,
        null,
        null,
        null);
  }

  /** The amount and what was withdrawn of the surcharge, in the amount's currency. */
  public Money withSurcharge() {
    return surcharge == null ? amount : amount.plus(surcharge);
  }

  /** What the gateway withdrew, in whatever currency, without its fee. */
  public Money withdrawn() {
    return charged == null ? withSurcharge() : charged;
  }
}
