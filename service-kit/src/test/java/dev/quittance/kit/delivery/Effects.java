package dev.quittance.kit.delivery;

import dev.quittance.kit.intake.EventHandler;
import dev.quittance.kit.intake.Received;
import dev.quittance.kit.parking.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service's handler that writes down each event it takes, and what tests want it to do else. */
@ApplicationScoped
public class Effects implements EventHandler {

  private final Database database;
  private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();
  private final Map<String, List<Instant>> times = new ConcurrentHashMap<>();
  private final Set<String> failing = ConcurrentHashMap.newKeySet();

  Effects(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Refusal> handle(Received received) {
    var event = received.envelope().event();
    Refusal refusal = refusals.get(received.envelope().eventId());
    if (refusal != null) {
      return Optional.of(refusal);
    }
    times
        .computeIfAbsent(event.subject(), order -> new CopyOnWriteArrayList<>())
        .add(received.envelope().occurredAt());
    database.update(
        "INSERT INTO effect (event_id, order_id, type) VALUES (?, ?, ?)",
        received.envelope().eventId(),
        event.subject(),
        event.getClass().getSimpleName());
    if (failing.contains(event.subject())) {
      throw new IllegalStateException("the handler fails for " + event.subject());
    }
    return Optional.empty();
  }

  public void refuse(String eventId, String reason) {
    refusals.put(eventId, new Refusal(reason, "because of " + reason));
  }

  public void acceptAll() {
    refusals.clear();
    failing.clear();
  }

  public void fail(String orderId) {
    failing.add(orderId);
  }

  /** When an order's events occurred, as the handler was told; also of batches rolled back. */
  public List<Instant> timesOf(String orderId) {
    return times.getOrDefault(orderId, List.of());
  }

  /** Ids of the events of an order, one for each effect, in the order of the effects. */
  public List<String> of(String orderId) {
    return database.texts("SELECT event_id FROM effect WHERE order_id = ? ORDER BY place", orderId);
  }
}
