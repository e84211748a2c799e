package dev.quittance.contract;

/**
 * What a buyer's dispute was resolved to pay back was not paid, and is not tried again: somebody
 * has to refund it by hand. Published by payment-service.
 *
 * @param orderId the order, {@code ord_...}
 * @param disputeId the dispute, {@code dsp_...}
 * @param refundId the refund that failed, or was not made: {@code rfd_} and the dispute's digits
 * @param amount as in BuyerDisputeResolved
 * @param reason a code: why it could not be requested, such as {@code refund_exceeds_remaining} or
 *     {@code dispute_open}, or the gateway's
 */
public record BuyerDisputeRefundFailed(
    String orderId, String disputeId, String refundId, Money amount, String reason)
    implements OrderEvent {

  public BuyerDisputeRefundFailed {
    Require.id(Ids.ORDER, orderId);
    Require.id(Ids.DISPUTE, disputeId);
    Require.id(Ids.REFUND, refundId);
    Require.positive("amount", amount);
    Require.name("reason", reason);
  }
}
