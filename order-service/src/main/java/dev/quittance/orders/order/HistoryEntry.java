package dev.quittance.orders.order;

import dev.quittance.contract.BuyerDisputeOpened;
import dev.quittance.contract.BuyerDisputeRefundFailed;
import dev.quittance.contract.BuyerDisputeResolved;
import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderCancelled;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.ParkingDecision;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.PaymentRetryRequested;
import dev.quittance.contract.ReceiptEvent;
import dev.quittance.contract.RefundFailed;
import dev.quittance.contract.Refunded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event of an order's past.
 *
 * @param revision its place, from 1
 * @param eventId {@code evt_...}
 * @param status the order's status after it
 * @param amount what became owed or is not any more, was authorized, refunded, disputed or claimed
 * @param reason why a payment or a refund failed, the order was cancelled or the buyer complains,
 *     or what became of a dispute
 * @param subjectId the attempt, refund or dispute it was about; older entries have none
 */
public record HistoryEntry(
    int revision,
    String eventId,
    HistoryKind kind,
    OrderStatus status,
    @Nullable Money amount,
    @Nullable String reason,
    @Nullable String subjectId,
    Instant occurredAt) {

  /**
   * What an event says of itself.
   *
   * @param subjectId see {@link HistoryEntry}
   */
  private record Told(
      HistoryKind kind,
      @Nullable Money amount,
      @Nullable String reason,
      @Nullable String subjectId) {}

  /** The event that led to {@code state}. */
  public static HistoryEntry of(OrderState state, EventEnvelope envelope) {
    Told told = told(envelope.event(), state.total());
    return new HistoryEntry(
        state.revision(),
        envelope.eventId(),
        told.kind(),
        state.status(),
        told.amount(),
        told.reason(),
        told.subjectId(),
        envelope.occurredAt());
  }

  private static Told told(Event event, Money total) {
    return switch (event) {
      case OrderPlaced it -> new Told(HistoryKind.ORDER_PLACED, it.total(), null, null);
      case OrderCancelled it ->
          new Told(HistoryKind.ORDER_CANCELLED, total, it.reason().wireName(), null);
      case PaymentRetryRequested _ ->
          new Told(HistoryKind.PAYMENT_RETRY_REQUESTED, total, null, null);
      case PaymentActionRequired it ->
          new Told(HistoryKind.PAYMENT_ACTION_REQUIRED, null, null, it.attemptId());
      case PaymentAuthorized it ->
          new Told(HistoryKind.PAYMENT_AUTHORIZED, it.amount(), null, it.attemptId());
      case PaymentFailed it ->
          new Told(HistoryKind.PAYMENT_FAILED, null, it.reason(), it.attemptId());
      case Refunded it -> new Told(HistoryKind.REFUNDED, it.amount(), null, it.refundId());
      case RefundFailed it ->
          new Told(
              HistoryKind.REFUND_FAILED,
              it.amount(),
              "refund_failed: " + it.reason(),
              it.refundId());
      case DisputeOpened it ->
          new Told(
              HistoryKind.DISPUTE_OPENED,
              it.amount(),
              "dispute_opened: " + it.reason(),
              it.disputeId());
      case DisputeClosed it ->
          new Told(
              it.outcome() == DisputeClosed.Outcome.WON
                  ? HistoryKind.DISPUTE_WON
                  : HistoryKind.DISPUTE_LOST,
              it.amount(),
              "dispute_" + it.outcome().wireName(),
              it.disputeId());
      case BuyerDisputeOpened it ->
          new Told(
              HistoryKind.BUYER_DISPUTE_OPENED,
              it.claimed(),
              it.reason().wireName(),
              it.disputeId());
      case BuyerDisputeResolved it ->
          new Told(
              it.amount() == null
                  ? HistoryKind.BUYER_DISPUTE_REJECTED
                  : HistoryKind.BUYER_DISPUTE_GRANTED,
              it.amount(),
              it.outcome().wireName(),
              it.disputeId());
      case BuyerDisputeRefundFailed it ->
          new Told(
              HistoryKind.BUYER_DISPUTE_REFUND_FAILED, it.amount(), it.reason(), it.refundId());
      case ParkingDecision _, ReceiptEvent _ ->
          throw new IllegalArgumentException("no event of an order");
    };
  }
}
