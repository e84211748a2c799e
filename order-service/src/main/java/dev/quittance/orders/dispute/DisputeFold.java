package dev.quittance.orders.dispute;

import dev.quittance.contract.BuyerDisputeRefundFailed;
import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.RefundFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.orders.dispute.Dispute.Decision;
import java.time.Instant;

/** What payment-service tells of disputes. An event that says nothing new changes nothing. */
public final class DisputeFold {

  private DisputeFold() {}

  /**
   * @param orderRevision of the order with this event
   */
  public static Dispute opened(
      DisputeOpened event, String buyerId, int orderRevision, Instant occurredAt) {
    return new Dispute(
        event.disputeId(),
        event.orderId(),
        buyerId,
        DisputeSource.GATEWAY,
        event.reason(),
        event.gateway(),
        event.withSurcharge(),
        orderRevision,
        occurredAt,
        null,
        null);
  }

  public static Dispute closed(Dispute before, DisputeClosed event, Instant occurredAt) {
    return before.isOpen()
        ? before.decided(new Decision(DisputeOutcome.of(event.outcome()), null, occurredAt), null)
        : before;
  }

  /** The refund that the dispute asked for was paid. */
  public static Dispute refunded(Dispute before, Refunded event) {
    return before.refundId().equals(event.refundId())
        ? before.refund(RefundStatus.PAID, null)
        : before;
  }

  /** It came back. */
  public static Dispute cameBack(Dispute before, RefundFailed event) {
    return before.refundId().equals(event.refundId())
        ? before.refund(RefundStatus.FAILED, event.reason())
        : before;
  }

  /** It was not made. */
  public static Dispute notRefunded(Dispute before, BuyerDisputeRefundFailed event) {
    return before.refundId().equals(event.refundId())
        ? before.refund(RefundStatus.FAILED, event.reason())
        : before;
  }
}
