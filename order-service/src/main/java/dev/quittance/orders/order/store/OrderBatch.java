package dev.quittance.orders.order.store;

import dev.quittance.contract.CancellationReason;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.kit.database.ArrayColumns;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.orders.order.HistoryEntry;
import dev.quittance.orders.order.LoggedEvent;
import dev.quittance.orders.order.OrderState;
import dev.quittance.orders.order.PaymentStatus;
import dev.quittance.orders.order.PaymentTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The orders that a batch of events changes: one statement locks and reads them, and one round trip
 * stores them, their histories and where the events lie in the log. Hibernate is not asked: it
 * updates row by row. Used by one thread, in one transaction.
 */
public final class OrderBatch {

  /**
   * In the order of their ids: two transactions wait for each other's rows, and not in a circle.
   */
  private static final String LOCK =
      """
      SELECT id, buyer_id, due_at, revision, payment_status, cancellation, open_disputes,
             open_buyer_disputes, attempts, currency, total_minor, refunded_minor, payment_id,
             failure_reason, created_at, updated_at
        FROM orders
       WHERE id = ANY (?)
       ORDER BY id
         FOR UPDATE
      """;

  private static final String UPDATE =
      """
      UPDATE orders AS stored
         SET due_at = n.due_at, revision = n.revision, status = n.status,
             payment_status = n.payment_status, cancellation = n.cancellation,
             open_disputes = n.open_disputes, open_buyer_disputes = n.open_buyer_disputes,
             attempts = n.attempts, refunded_minor = n.refunded_minor, payment_id = n.payment_id,
             failure_reason = n.failure_reason, updated_at = n.updated_at
        FROM unnest(?::uuid[], ?::timestamptz[], ?::int4[], ?::text[], ?::text[], ?::text[],
                    ?::int4[], ?::int4[], ?::int4[], ?::int8[], ?::uuid[], ?::text[],
                    ?::timestamptz[])
             AS n (id, due_at, revision, status, payment_status, cancellation, open_disputes,
                   open_buyer_disputes, attempts, refunded_minor, payment_id, failure_reason,
                   updated_at)
       WHERE stored.id = n.id
      """;

  private static final String HAS_EVENT =
      "SELECT FROM order_event WHERE order_id = ? AND event_id = ? AND occurred_at = ?";

  /** A locked order. */
  record Locked(UUID id, String buyerId, @Nullable Instant dueAt, OrderState state) {}

  private final Connection connection;
  private final List<OrderObserver> observers;
  private final PaymentTime paymentTime;
  private final Clock clock;

  private final Map<UUID, Locked> orders;
  private final Map<UUID, Locked> changed = new LinkedHashMap<>();
  private final List<HistoryRows.Row> history = new ArrayList<>();
  private final List<LoggedEventRows.Row> logged = new ArrayList<>();

  /**
   * @param orders that are locked; more may be
   */
  OrderBatch(
      Connection connection,
      Map<UUID, Locked> orders,
      List<OrderObserver> observers,
      PaymentTime paymentTime,
      Clock clock) {
    this.connection = connection;
    this.orders = orders;
    this.observers = observers;
    this.paymentTime = paymentTime;
    this.clock = clock;
  }

  /**
   * Reads orders and locks them until the transaction ends.
   *
   * @param orders where they are added
   */
  static void lock(RoundTrip reads, Collection<UUID> ids, Map<UUID, Locked> orders) {
    if (ids.isEmpty()) {
      return;
    }
    reads.read(
        LOCK,
        (connection, lock, first) -> {
          lock.setArray(first, connection.createArrayOf("uuid", ids.toArray()));
          return first + 1;
        },
        row -> {
          while (row.next()) {
            Locked order = read(row);
            orders.put(order.id(), order);
          }
        });
  }

  /** The order's state with what the batch has changed; null if there is none. */
  public @Nullable OrderState state(String orderId) throws SQLException {
    UUID id = Ids.uuid(Ids.ORDER, orderId);
    if (!orders.containsKey(id)) { // of an event that was parked before this batch
      RoundTrip reads = new RoundTrip();
      lock(reads, List.of(id), orders);
      reads.send(connection);
    }
    Locked order = orders.get(id);
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
    UUID id = Ids.uuid(Ids.ORDER, envelope.event().subject());
    Locked before = Objects.requireNonNull(orders.get(id), "its state was asked for");
    Instant due = paymentTime.due(before.dueAt(), after, envelope.event(), clock.instant());
    Locked order = new Locked(id, before.buyerId(), due, after);
    orders.put(id, order);
    changed.put(id, order);
    history.add(new HistoryRows.Row(id, HistoryEntry.of(after, envelope)));
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
          writes, UPDATE, columns -> setOrders(columns, List.copyOf(changed.values())));
      ArrayColumns.add(writes, HistoryRows.INSERT, columns -> HistoryRows.set(columns, history));
    }
    if (!logged.isEmpty()) {
      ArrayColumns.add(
          writes, LoggedEventRows.INSERT, columns -> LoggedEventRows.set(columns, logged));
    }
  }

  private static void setOrders(ArrayColumns columns, List<Locked> rows) throws SQLException {
    columns.set("uuid", rows, Locked::id);
    columns.set("timestamptz", rows, Locked::dueAt);
    columns.set("int4", rows, one -> one.state().revision());
    columns.set("text", rows, one -> one.state().status().name());
    columns.set("text", rows, one -> one.state().payment().name());
    columns.set(
        "text",
        rows,
        one -> {
          CancellationReason reason = one.state().cancellation();
          return reason == null ? null : reason.name();
        });
    columns.set("int4", rows, one -> one.state().openDisputes());
    columns.set("int4", rows, one -> one.state().openBuyerDisputes());
    columns.set("int4", rows, one -> one.state().attempts());
    columns.set("int8", rows, one -> one.state().refunded().amountMinor());
    columns.set(
        "uuid",
        rows,
        one -> {
          String payment = one.state().paymentId();
          return payment == null ? null : Ids.uuid(Ids.PAYMENT, payment);
        });
    columns.set("text", rows, one -> one.state().failureReason());
    columns.set("timestamptz", rows, one -> one.state().updatedAt());
  }

  private static Locked read(ResultSet row) throws SQLException {
    String currency = row.getString("currency");
    String cancellation = row.getString("cancellation");
    UUID payment = row.getObject("payment_id", UUID.class);
    OffsetDateTime due = row.getObject("due_at", OffsetDateTime.class);
    return new Locked(
        row.getObject("id", UUID.class),
        row.getString("buyer_id"),
        due == null ? null : due.toInstant(),
        new OrderState(
            row.getInt("revision"),
            PaymentStatus.valueOf(row.getString("payment_status")),
            cancellation == null ? null : CancellationReason.valueOf(cancellation),
            row.getInt("open_disputes"),
            row.getInt("open_buyer_disputes"),
            row.getInt("attempts"),
            Money.of(row.getLong("total_minor"), currency),
            Money.of(row.getLong("refunded_minor"), currency),
            payment == null ? null : Ids.of(Ids.PAYMENT, payment),
            row.getString("failure_reason"),
            row.getObject("created_at", OffsetDateTime.class).toInstant(),
            row.getObject("updated_at", OffsetDateTime.class).toInstant()));
  }
}
