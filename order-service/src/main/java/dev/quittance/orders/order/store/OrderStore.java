package dev.quittance.orders.order.store;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.kit.outbox.Outbox;
import dev.quittance.orders.order.HistoryEntry;
import dev.quittance.orders.order.Order;
import dev.quittance.orders.order.OrderState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Orders with their lines and history. Everything here runs in the caller's transaction. */
@ApplicationScoped
public class OrderStore {

  private final OrderRepository orders;
  private final OrderEventRepository events;
  private final Outbox outbox;

  OrderStore(OrderRepository orders, OrderEventRepository events, Outbox outbox) {
    this.orders = orders;
    this.events = events;
    this.outbox = outbox;
  }

  /** Stores a new order, and its OrderPlaced to be published when the transaction commits. */
  public OrderRecord place(Order order) {
    EventEnvelope placed = outbox.append(order.placed()).getFirst();
    OrderState state = OrderState.placed(order.total(), placed.occurredAt());
    OrderRow row = new OrderRow(order, state);
    HistoryEntry first = HistoryEntry.of(state, placed);
    orders.persist(row);
    events.persist(new OrderEventRow(order.id(), first));
    return new OrderRecord(row.header(), order.lines(), List.of(first));
  }

  /** The order's state, locked until the transaction ends; null if there is none. */
  public @Nullable OrderState lock(String orderId) {
    OrderRow row = orders.findById(uuid(orderId), LockModeType.PESSIMISTIC_WRITE);
    return row == null ? null : row.state();
  }

  /** Whether the event has changed the order before. */
  public boolean isInHistory(EventEnvelope envelope) {
    return events.has(
        uuid(envelope.event().subject()),
        Ids.uuid(Ids.EVENT, envelope.eventId()),
        envelope.occurredAt());
  }

  /** Stores the state of a locked order after the event. */
  public void advance(OrderState state, EventEnvelope envelope) {
    String orderId = envelope.event().subject();
    orders.findById(uuid(orderId)).become(state);
    events.persist(new OrderEventRow(orderId, HistoryEntry.of(state, envelope)));
  }

  public Optional<OrderRecord> find(String orderId) {
    return orders.findByIdOptional(uuid(orderId)).map(this::withHistory);
  }

  /**
   * Newest first.
   *
   * @param before only orders older than this one, null to begin with the newest
   */
  public List<OrderHeader> newest(OrderFilter filter, @Nullable String before, int limit) {
    return orders.newest(filter, before == null ? null : uuid(before), limit).stream()
        .map(OrderRow::header)
        .toList();
  }

  private OrderRecord withHistory(OrderRow row) {
    OrderHeader header = row.header();
    List<HistoryEntry> history =
        events.upTo(uuid(header.id()), header.state().revision()).stream()
            .map(event -> event.entry(row))
            .toList();
    return new OrderRecord(header, row.lines(), history);
  }

  private static UUID uuid(String orderId) {
    return Ids.uuid(Ids.ORDER, orderId);
  }
}
