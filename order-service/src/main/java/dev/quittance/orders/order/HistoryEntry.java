package dev.quittance.orders.order;

import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Money;
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
 * @param amount what became owed, was authorized, refunded or disputed
 * @param reason why a payment or a refund failed, or what became of a dispute
 */
public record HistoryEntry(
    int revision,
    String eventId,
    OrderStatus status,
    @Nullable Money amount,
    @Nullable String reason,
    Instant occurredAt) {

  /** The event that led to {@code state}. */
  public static HistoryEntry of(OrderState state, EventEnvelope envelope) {
    return new HistoryEntry(
        state.revision(),
        envelope.eventId(),
        state.status(),
        amountOf(envelope.event()),
        reasonOf(envelope.event()),
        envelope.occurredAt());
  }

  private static @Nullable Money amountOf(Event event) {
    return switch (event) {
      case OrderPlaced placed -> placed.total();
      case PaymentAuthorized authorized -> authorized.amount();
      case Refunded refunded -> refunded.amount();
      case RefundFailed failed -> failed.amount();
      case DisputeOpened opened -> opened.amount();
      case DisputeClosed closed -> closed.amount();
      case PaymentRetryRequested _,
          PaymentActionRequired _,
          PaymentFailed _,
          ParkingDecision _,
          ReceiptEvent _ ->
          null;
    };
  }

  private static @Nullable String reasonOf(Event event) {
    return switch (event) {
      case PaymentFailed failed -> failed.reason();
      case RefundFailed failed -> "refund_failed: " + failed.reason();
      case DisputeOpened opened -> "dispute_opened: " + opened.reason();
      case DisputeClosed closed -> "dispute_" + closed.outcome().wireName();
      case OrderPlaced _,
          PaymentRetryRequested _,
          PaymentActionRequired _,
          PaymentAuthorized _,
          Refunded _,
          ParkingDecision _,
          ReceiptEvent _ ->
          null;
    };
  }
}
