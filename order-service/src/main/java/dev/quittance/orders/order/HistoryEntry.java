package dev.quittance.orders.order;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.contract.ParkedRecordDiscarded;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.Refunded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event of an order's past.
 *
 * @param revision its place, from 1
 * @param eventId {@code evt_...}
 * @param status the order's status after it
 * @param amount what became owed, was authorized or was refunded
 * @param reason why a payment failed
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
        state.failureReason(),
        envelope.occurredAt());
  }

  private static @Nullable Money amountOf(Event event) {
    return switch (event) {
      case OrderPlaced placed -> placed.total();
      case PaymentAuthorized authorized -> authorized.amount();
      case Refunded refunded -> refunded.amount();
      case PaymentActionRequired _,
          PaymentFailed _,
          ParkedEventRetried _,
          ParkedEventDiscarded _,
          ParkedRecordDiscarded _ ->
          null;
    };
  }
}
