package dev.quittance.kit.delivery;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.RefusalCode;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.kit.intake.EventConsumer;
import dev.quittance.kit.intake.LogEvent;
import dev.quittance.kit.outbox.Outbox;
import dev.quittance.kit.parking.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Consumes each event by writing it down, and fails or refuses where a test says so. */
@ApplicationScoped
public class Effects implements EventConsumer {

  private final Database database;
  private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();
  private final Map<String, List<Instant>> times = new ConcurrentHashMap<>();
  private final Set<String> failing = ConcurrentHashMap.newKeySet();
  private final Set<String> exhausting = ConcurrentHashMap.newKeySet();
  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final Outbox outbox;

  Effects(Database database, Outbox outbox) {
    this.database = database;
    this.outbox = outbox;
  }

  @Override
  public Begun begin(RoundTrip reads, List<EventEnvelope> events) {
    return connection ->
        new Buffer() {
          @Override
          public Optional<Refusal> consume(LogEvent event) {
            return Effects.this.consume(event);
          }

          @Override
          public void store(RoundTrip writes) {
            // stored already
          }
        };
  }

  private Optional<Refusal> consume(LogEvent consumed) {
    var event = consumed.envelope().event();
    Refusal refusal = refusals.get(consumed.envelope().eventId());
    if (refusal != null) {
      return Optional.of(refusal);
    }
    times
        .computeIfAbsent(event.subject(), order -> new CopyOnWriteArrayList<>())
        .add(consumed.envelope().occurredAt());
    database.update(
        "INSERT INTO effect (event_id, order_id, type) VALUES (?, ?, ?)",
        consumed.envelope().eventId(),
        event.subject(),
        event.getClass().getSimpleName());
    if (event instanceof OrderPlaced && answered.contains(event.subject())) {
      outbox.appendCaused(
          List.of(
              new Outbox.Caused(
                  Orders.failed(event.subject()), consumed.envelope().traceparent())));
    }
    if (exhausting.remove(event.subject())) {
      throw new OutOfMemoryError("on purpose");
    }
    if (failing.contains(event.subject())) {
      throw new IllegalStateException("consuming fails for " + event.subject());
    }
    return Optional.empty();
  }

  public void refuse(String eventId, RefusalCode code) {
    refusals.put(eventId, new Refusal(code, "because of " + code));
  }

  public void acceptAll() {
    refusals.clear();
    failing.clear();
  }

  public void fail(String orderId) {
    failing.add(orderId);
  }

  /** There is no memory left for it, once. */
  public void exhaust(String orderId) {
    exhausting.add(orderId);
  }

  /** The order's placing is answered by an event, as another service would. */
  public void answer(String orderId) {
    answered.add(orderId);
  }

  /** When an order's events occurred, as the consumer was told; also of batches rolled back. */
  public List<Instant> timesOf(String orderId) {
    return times.getOrDefault(orderId, List.of());
  }

  /** Ids of the events of an order, one for each effect, in the order of the effects. */
  public List<String> of(String orderId) {
    return database.texts("SELECT event_id FROM effect WHERE order_id = ? ORDER BY place", orderId);
  }
}
