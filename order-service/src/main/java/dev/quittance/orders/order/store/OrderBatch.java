package dev.quittance.orders.order.store;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.kit.database.ArrayColumns;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.orders.order.HistoryEntry;
import dev.quittance.orders.order.LoggedEvent;
import dev.quittance.orders.order.OrderState;
import dev.quittance.orders.order.PaymentTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The orders that a batch of events changes: one statement locks and reads them, and one round trip
 * stores them, their histories and where the events lie in the log. Used by one thread, in one
 * transaction.
 */
public final class OrderBatch {

  private static final String HAS_EVENT =
      "SELECT FROM order_event WHERE order_id = ? AND event_id = ? AND occurred_at = ?";

  private final Connection connection;
  private final List<OrderObserver> observers;
  private final PaymentTime paymentTime;
  private final Clock clock;

  private final Map<String, OrderHeader> orders;
  private final Map<String, OrderHeader> changed = new LinkedHashMap<>();
  private final List<HistoryRows.Row> history = new ArrayList<>();
  private final List<LoggedEventRows.Row> logged = new ArrayList<>();

  /**
   * @param orders that are locked; more may be
   */
  OrderBatch(
      Connection connection,
      Map<String, OrderHeader> orders,
      List<OrderObserver> observers,
      PaymentTime paymentTime,
      Clock clock) {
    this.connection = connection;
    this.orders = orders;
    this.observers = observers;
    this.paymentTime = paymentTime;
    this.clock = clock;
  }

  /** The order's state with what the batch has changed; null if there is none. */
  public @Nullable OrderState state(String orderId) throws SQLException {
    if (!orders.containsKey(orderId)) { // of an event that was parked before this batch
      RoundTrip reads = new RoundTrip();
      OrderHeaders.lock(reads, List.of(orderId), found -> orders.put(found.id(), found));
      reads.send(connection);
    }
    OrderHeader order = orders.get(orderId);
    return order == null ? null : order.state();
  }

  /** Whether the event has changed its order before. */
  public boolean isInHistory(EventEnvelope envelope) throws SQLException {
    if (history.stream().anyMatch(row -> row.entry().eventId().equals(envelope.eventId()))) {
      return true;
    }
    try (PreparedStatement select = connection.prepareStatement(HAS_EVENT)) {
      select.setObject(1, Ids.uuid(Ids.ORDER, envelope.event().subject()));
      select.setObject(2, Ids.uuid(Ids.EVENT, envelope.eventId()));
      select.setObject(3, envelope.occurredAt().atOffset(ZoneOffset.UTC));
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  /**
   * The state of an order after an event that it has taken.
   *
   * @param place where the event lies in the log
   */
  public void advance(OrderState after, EventEnvelope envelope, LoggedEvent place) {
    String id = envelope.event().subject();
    OrderHeader before = Objects.requireNonNull(orders.get(id), "its state was asked for");
    Instant due = paymentTime.due(before.dueAt(), after, envelope.event(), clock.instant());
    OrderHeader order = before.after(after, due);
    orders.put(id, order);
    changed.put(id, order);
    history.add(new HistoryRows.Row(Ids.uuid(Ids.ORDER, id), HistoryEntry.of(after, envelope)));
    logged.add(new LoggedEventRows.Row(place, null));
    observers.forEach(observer -> observer.happened(order.buyerId(), after, envelope));
  }

  /** An event of this service that has come back from the log: its order has taken it before. */
  public void cameBack(String orderId, LoggedEvent place) {
    logged.add(new LoggedEventRows.Row(place, Ids.uuid(Ids.ORDER, orderId)));
  }

  /** Stores what has changed. */
  public void store(RoundTrip writes) {
    if (!changed.isEmpty()) {
      ArrayColumns.add(
          writes,
          OrderHeaders.UPDATE,
          columns -> OrderHeaders.setChanged(columns, List.copyOf(changed.values())));
      ArrayColumns.add(writes, HistoryRows.INSERT, columns -> HistoryRows.set(columns, history));
    }
    if (!logged.isEmpty()) {
      ArrayColumns.add(
          writes, LoggedEventRows.INSERT, columns -> LoggedEventRows.set(columns, logged));
    }
  }
}
