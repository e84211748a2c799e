package dev.quittance.orders.order.store;

import dev.quittance.contract.CancellationReason;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.OrderCancelled;
import dev.quittance.contract.OrderEvent;
import dev.quittance.contract.PaymentRetryRequested;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.kit.outbox.Outbox;
import dev.quittance.orders.OrderConfig;
import dev.quittance.orders.order.CartVersion;
import dev.quittance.orders.order.HistoryEntry;
import dev.quittance.orders.order.Order;
import dev.quittance.orders.order.OrderFold;
import dev.quittance.orders.order.OrderState;
import dev.quittance.orders.order.Outcome;
import dev.quittance.orders.order.PaymentTime;
import dev.quittance.orders.product.store.Stock;
import dev.quittance.orders.store.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Orders with their lines and history. Everything here runs in the caller's transaction. */
@ApplicationScoped
public class OrderStore {

  private static final Logger LOG = Logger.getLogger(OrderStore.class);

  private final OrderRepository orders;
  private final OrderEventRepository events;
  private final Outbox outbox;
  private final List<OrderObserver> observers;
  private final Stock stock;
  private final AgroalDataSource dataSource;
  private final PaymentTime paymentTime;
  private final Clock clock;
  private final NewOrders newOrders = new NewOrders();

  OrderStore(
      OrderRepository orders,
      OrderEventRepository events,
      Outbox outbox,
      @All List<OrderObserver> observers,
      Stock stock,
      AgroalDataSource dataSource,
      OrderConfig config,
      Clock clock) {
    this.orders = orders;
    this.events = events;
    this.outbox = outbox;
    this.observers = observers;
    this.stock = stock;
    this.dataSource = dataSource;
    this.paymentTime = config.toPaymentTime();
    this.clock = clock;
  }

  /**
   * Stores a new order, and its OrderPlaced to be published when the transaction commits. The
   * pieces of its products are reserved already.
   */
  public OrderRecord place(Order order) {
    PreparedOrder prepared = prepare(order);
    placeAll(List.of(prepared));
    return prepared.record();
  }

  /**
   * A new order of the request being handled, ready to be stored by {@link #placeAll} or with a
   * group. It needs no transaction.
   */
  public PreparedOrder prepare(Order order) {
    return prepared(order, outbox.prepare(order.placed()));
  }

  /**
   * The same for another request.
   *
   * @param traceparent its trace, if known
   */
  public PreparedOrder prepare(Order order, @Nullable String traceparent) {
    return prepared(order, outbox.prepare(order.placed(), traceparent));
  }

  private static PreparedOrder prepared(Order order, Outbox.Prepared event) {
    OrderState state = OrderState.placed(order.total(), event.envelope().occurredAt());
    HistoryEntry first = HistoryEntry.of(state, event.envelope());
    OrderHeader header = new OrderRow(order, state).header();
    return new PreparedOrder(order, new OrderRecord(header, order.lines(), List.of(first)), event);
  }

  /**
   * Stores new orders, and their OrderPlaced to be published when the transaction commits: as
   * {@link #place}, by a few statements for all of them. Hibernate is not asked: it would look for
   * what has changed, and insert row by row.
   */
  public void placeAll(List<PreparedOrder> orders) {
    Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(newOrders.sql())) {
            newOrders.set(insert, 1, orders);
            return insert.execute();
          }
        });
  }

  /**
   * Begins a batch of events of these orders.
   *
   * @param reads lock the orders
   */
  public Begun begin(RoundTrip reads, Collection<String> orderIds) {
    Map<String, OrderHeader> locked = new HashMap<>();
    OrderHeaders.lock(reads, orderIds, found -> locked.put(found.id(), found));
    return connection -> new OrderBatch(connection, locked, observers, paymentTime, clock);
  }

  /** A batch whose orders are locked by the reads. */
  @FunctionalInterface
  public interface Begun {
    OrderBatch open(Connection connection);
  }

  /** The order, locked until the transaction ends. */
  public Optional<OrderHeader> lockHeader(String orderId) {
    return Optional.ofNullable(orders.findById(uuid(orderId), LockModeType.PESSIMISTIC_WRITE))
        .map(OrderRow::header);
  }

  /**
   * Another attempt to pay a locked order, ready to be stored with a group.
   *
   * @param traceparent the trace of the request, if known
   */
  PreparedRetry prepare(
      OrderHeader order, PaymentRetryRequested request, @Nullable String traceparent) {
    Outbox.Prepared event = outbox.prepare(request, traceparent);
    EventEnvelope envelope = event.envelope();
    OrderState after = applied(order.state(), envelope);
    Instant due = paymentTime.due(order.dueAt(), after, request, clock.instant());
    return new PreparedRetry(
        order.after(after, due).paidBy(request.paymentMethodId()),
        HistoryEntry.of(after, envelope),
        event);
  }

  /**
   * Stores that a locked order is cancelled, and its OrderCancelled to be published when the
   * transaction commits. The pieces that were reserved for it can be ordered again.
   */
  public OrderHeader cancel(OrderHeader order, OrderCancelled event) {
    OrderRow row = orders.findById(uuid(order.id()));
    publish(row, event);
    stock.release(row.takeReserved());
    return row.header();
  }

  /**
   * Stores what was decided about a locked order, and the event to be published when the
   * transaction commits.
   *
   * @throws IllegalStateException if the order does not take the event: who decides looks first
   */
  public OrderHeader publish(OrderHeader order, OrderEvent event) {
    OrderRow row = orders.findById(uuid(order.id()));
    publish(row, event);
    return row.header();
  }

  /** The orders that wait for an answer to their payment. */
  public Waiting waiting(Instant since, int tolerated) {
    return Sql.in(dataSource, connection -> Waiting.read(connection, since, tolerated));
  }

  /** Whether there is an order to cancel. */
  public boolean isAnyOverdue(Instant now) {
    return orders.isAnyOverdue(now);
  }

  /**
   * Cancels orders that were not paid in time; those that somebody else is changing are left. The
   * pieces that were reserved for them can be ordered again.
   *
   * @return how many
   */
  public int cancelOverdue(Instant now, int limit, String cancelledBy) {
    List<OrderRow> overdue = orders.lockOverdue(now, limit);
    Map<String, Long> released = new HashMap<>();
    for (OrderRow row : overdue) {
      var event =
          new OrderCancelled(row.header().id(), CancellationReason.PAYMENT_OVERDUE, cancelledBy);
      if (OrderFold.apply(row.state(), event, now) instanceof Outcome.Applied) {
        publish(row, event);
        row.takeReserved().forEach((product, pieces) -> released.merge(product, pieces, Long::sum));
      } else { // it has had too many events: left to people, and no others wait behind it
        LOG.errorf("%s is overdue and cannot be cancelled: %s", event.orderId(), row.state());
        row.due(null);
      }
    }
    stock.release(released); // all at once: products are locked in the order of their ids
    return overdue.size();
  }

  /** Applies an event of this service to a locked order. */
  private void publish(OrderRow row, OrderEvent event) {
    EventEnvelope envelope = outbox.append(event).getFirst();
    advance(row, applied(row.state(), envelope), envelope);
  }

  private static OrderState applied(OrderState before, EventEnvelope envelope) {
    OrderEvent event = (OrderEvent) envelope.event();
    if (OrderFold.apply(before, event, envelope.occurredAt())
        instanceof Outcome.Applied(OrderState after)) {
      return after;
    }
    throw new IllegalStateException(
        "%s does not take what was decided: %s".formatted(event.orderId(), event));
  }

  private void advance(OrderRow row, OrderState state, EventEnvelope envelope) {
    row.become(state);
    row.due(paymentTime.due(row.dueAt(), state, envelope.event(), clock.instant()));
    events.persist(new OrderEventRow(envelope.event().subject(), HistoryEntry.of(state, envelope)));
    observers.forEach(observer -> observer.happened(row.header().buyerId(), state, envelope));
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

  /** The orders of a cart that was checked out, in the order of their ids; empty if it was not. */
  public List<OrderRecord> ofCart(String cartId) {
    return orders.ofCart(Ids.uuid(CartVersion.ID_PREFIX, cartId)).stream()
        .map(this::withHistory)
        .toList();
  }

  /** The order, without its lines and history. */
  public Optional<OrderHeader> header(String orderId) {
    return orders.findByIdOptional(uuid(orderId)).map(OrderRow::header);
  }

  /**
   * What happened to an order, oldest first.
   *
   * @param after only what came behind this revision, 0 to begin with the first
   */
  public List<HistoryEntry> timeline(String orderId, int after, int limit) {
    OrderRow row = orders.findById(uuid(orderId));
    return events.after(uuid(orderId), after, limit).stream()
        .map(event -> event.entry(row))
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
