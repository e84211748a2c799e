package dev.quittance.notification.message;

import dev.quittance.contract.AmountText;
import dev.quittance.contract.BuyerDisputeOpened;
import dev.quittance.contract.BuyerDisputeRefundFailed;
import dev.quittance.contract.Event;
import java.util.Optional;

/** What support is told: that somebody has to decide, or to refund by hand. */
public final class SupportMessage {

  private SupportMessage() {}

  /** What the event means to support; empty if there is nothing to do. */
  public static Optional<Message> of(Event event) {
    return switch (event) {
      case BuyerDisputeOpened opened -> Optional.of(opened(opened));
      case BuyerDisputeRefundFailed failed -> Optional.of(refundFailed(failed));
      default -> Optional.empty();
    };
  }

  private static Message opened(BuyerDisputeOpened event) {
    return new Message(
        Kind.BUYER_DISPUTE_OPENED,
        "Complaint to decide on: " + event.reason().wireName(),
        "The buyer of order %s complains (%s). GET /orders/%s/disputes/%s of order-service has what was charged, what happened and what he wrote."
            .formatted(
                event.orderId(), event.reason().wireName(), event.orderId(), event.disputeId()),
        event.claimed());
  }

  private static Message refundFailed(BuyerDisputeRefundFailed event) {
    String amount = AmountText.grouped(event.amount());
    return new Message(
        Kind.BUYER_DISPUTE_REFUND_FAILED,
        "Refund by hand: " + amount,
        "Dispute %s of order %s was resolved to pay %s back, and that failed (%s). Refund it at payment-service, POST /payments/{id}/refunds."
            .formatted(event.disputeId(), event.orderId(), amount, event.reason()),
        event.amount());
  }
}
