package dev.quittance.orders.order.store;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.PaymentRetryRequested;
import dev.quittance.kit.outbox.Outbox;
import dev.quittance.orders.order.HistoryEntry;
import dev.quittance.orders.order.Order;
import dev.quittance.orders.order.OrderFold;
import dev.quittance.orders.order.OrderState;
import dev.quittance.orders.order.OrderStatus;
import dev.quittance.orders.order.Outcome;
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

  /** The order, locked until the transaction ends. */
  public Optional<OrderHeader> lockHeader(String orderId) {
    return Optional.ofNullable(orders.findById(uuid(orderId), LockModeType.PESSIMISTIC_WRITE))
        .map(OrderRow::header);
  }

  /** How many attempts to pay an order there were: each began with the order waiting for it. */
  public long countAttempts(String orderId) {
    return events.countWithStatus(uuid(orderId), OrderStatus.PLACED);
  }

  /**
   * Stores that another attempt to pay a locked order begins, and its PaymentRetryRequested to be
   * published when the transaction commits.
   */
  public OrderHeader retry(OrderHeader order, PaymentRetryRequested request) {
    EventEnvelope envelope = outbox.append(request).getFirst();
    return switch (OrderFold.apply(order.state(), request, envelope.occurredAt())) {
      case Outcome.Applied(var after) -> {
        advance(after, envelope);
        OrderRow row = orders.findById(uuid(order.id()));
        row.payBy(request.paymentMethodId());
        yield row.header();
      }
      case Outcome.Unchanged() -> throw new IllegalStateException("a retry changes an order");
      case Outcome.Refused(var code, var detail) ->
          throw new IllegalStateException(
              "%s cannot be paid again: %s, %s".formatted(order.id(), code, detail));
    };
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
