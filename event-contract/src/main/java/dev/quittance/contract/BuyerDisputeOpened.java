package dev.quittance.contract;

import org.jspecify.annotations.Nullable;

/**
 * A buyer complains about an order: BuyerDisputeResolved follows. No money moves, and none is
 * withheld; a bank's or wallet's dispute is DisputeOpened. The buyer's words and files are not in
 * the log. Published by order-service.
 *
 * @param orderId the order, {@code ord_...}
 * @param disputeId this dispute, {@code dsp_...}
 * @param reason why: {@code wrong_deduction}, {@code not_as_described}, {@code not_received} or
 *     {@code duplicate_charge}
 * @param claimed what the buyer wants back, positive, in the order's currency; absent if he names
 *     no amount
 */
public record BuyerDisputeOpened(
    String orderId, String disputeId, BuyerDisputeReason reason, @Nullable Money claimed)
    implements OrderEvent {

  public BuyerDisputeOpened {
    Require.id(Ids.ORDER, orderId);
    Require.id(Ids.DISPUTE, disputeId);
    if (claimed != null) {
      Require.positive("claimed", claimed);
    }
  }
}
