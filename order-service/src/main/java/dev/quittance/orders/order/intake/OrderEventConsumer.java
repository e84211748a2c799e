package dev.quittance.orders.order.intake;

import dev.quittance.contract.BuyerDisputeOpened;
import dev.quittance.contract.BuyerDisputeRefundFailed;
import dev.quittance.contract.BuyerDisputeResolved;
import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.OrderCancelled;
import dev.quittance.contract.OrderEvent;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.ParkingDecision;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.PaymentRetryRequested;
import dev.quittance.contract.ReceiptEvent;
import dev.quittance.contract.RefundFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.kit.intake.EventConsumer;
import dev.quittance.kit.intake.LogEvent;
import dev.quittance.kit.log.EventKitConfig;
import dev.quittance.kit.parking.Refusal;
import dev.quittance.orders.order.LoggedEvent;
import dev.quittance.orders.order.OrderFold;
import dev.quittance.orders.order.OrderState;
import dev.quittance.orders.order.Outcome;
import dev.quittance.orders.order.store.OrderBatch;
import dev.quittance.orders.order.store.OrderStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Applies what happens to an order's payment; refuses events that contradict the order. */
@ApplicationScoped
public class OrderEventConsumer implements EventConsumer {

  private final OrderStore store;
  private final EventKitConfig kit;
  private final Clock clock;

  OrderEventConsumer(OrderStore store, EventKitConfig kit, Clock clock) {
    this.store = store;
    this.kit = kit;
    this.clock = clock;
  }

  /** It changes rows of orders, and publishes nothing (ADR 0062). */
  @Override
  public boolean comesAgain() {
    return true;
  }

  @Override
  public Begun begin(RoundTrip reads, List<EventEnvelope> events) {
    OrderStore.Begun orders =
        store.begin(
            reads,
            events.stream()
                .map(EventEnvelope::event)
                .filter(event -> event instanceof OrderEvent && !(event instanceof OrderPlaced))
                .map(Event::subject)
                .distinct()
                .toList());
    return connection -> new Batch(orders.open(connection));
  }

  private final class Batch implements Buffer {

    private final OrderBatch orders;

    Batch(OrderBatch orders) {
      this.orders = orders;
    }

    @Override
    public Optional<Refusal> consume(LogEvent event) throws SQLException {
      EventEnvelope envelope = event.envelope();
      return switch (envelope.event()) {
        case PaymentActionRequired _,
            PaymentAuthorized _,
            PaymentFailed _,
            Refunded _,
            RefundFailed _,
            DisputeOpened _,
            DisputeClosed _,
            BuyerDisputeRefundFailed _ ->
            apply(event);
        // Its own, stored before they were published: only their places are new.
        case OrderPlaced _,
            OrderCancelled _,
            PaymentRetryRequested _,
            BuyerDisputeOpened _,
            BuyerDisputeResolved _ -> {
          orders.cameBack(envelope.event().subject(), place(event));
          yield Optional.empty();
        }
        // Decisions on parked events are the kit's, and received money becomes an order's by
        // PaymentAuthorized.
        case ParkingDecision _, ReceiptEvent _ -> Optional.empty();
      };
    }

    private Optional<Refusal> apply(LogEvent event) throws SQLException {
      EventEnvelope envelope = event.envelope();
      OrderState before = orders.state(envelope.event().subject());
      if (isOlderThanWhatIsRemembered(envelope) && orders.isInHistory(envelope)) {
        return Optional.empty();
      }
      return switch (OrderFold.apply(before, envelope.event(), envelope.occurredAt())) {
        case Outcome.Applied(var after) -> {
          orders.advance(after, envelope, place(event));
          yield Optional.empty();
        }
        case Outcome.Unchanged() -> Optional.empty();
        case Outcome.Refused(var code, var detail) -> Optional.of(new Refusal(code, detail));
      };
    }

    @Override
    public void store(RoundTrip writes) {
      orders.store(writes);
    }
  }

  private static LoggedEvent place(LogEvent event) {
    return LoggedEvent.of(event.envelope(), event.partition(), event.offset());
  }

  /**
   * It may be a copy of an event whose id was forgotten: whoever may write can copy what is there.
   */
  private boolean isOlderThanWhatIsRemembered(EventEnvelope envelope) {
    return envelope.occurredAt().isBefore(clock.instant().minus(kit.intake().rememberIds()));
  }
}
