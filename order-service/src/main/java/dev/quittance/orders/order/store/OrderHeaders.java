package dev.quittance.orders.order.store;

import dev.quittance.contract.AcknowledgedStatus;
import dev.quittance.contract.CancellationReason;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.kit.database.ArrayColumns;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.orders.order.Acknowledgement;
import dev.quittance.orders.order.CartVersion;
import dev.quittance.orders.order.OrderState;
import dev.quittance.orders.order.PaymentStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows of {@code orders}, many by one statement. Hibernate is not asked: it updates row by row. */
final class OrderHeaders {

  /**
   * In the order of their ids: two transactions wait for each other's rows, and not in a circle.
   */
  private static final String LOCK =
      """
      SELECT id, buyer_id, supplier_id, payment_method_id, shipping_minor, acknowledged_status,
             acknowledged_at, cart_id, cart_version, due_at, revision, payment_status,
             cancellation, open_disputes, open_buyer_disputes, attempts, currency, total_minor,
             refunded_minor, payment_id, failure_reason, created_at, updated_at
        FROM orders
       WHERE id = ANY (?)
       ORDER BY id
         FOR UPDATE
      """;

  static final String UPDATE =
      """
      UPDATE orders AS stored
         SET payment_method_id = n.payment_method_id, due_at = n.due_at, revision = n.revision,
             status = n.status, payment_status = n.payment_status, cancellation = n.cancellation,
             open_disputes = n.open_disputes, open_buyer_disputes = n.open_buyer_disputes,
             attempts = n.attempts, refunded_minor = n.refunded_minor, payment_id = n.payment_id,
             failure_reason = n.failure_reason, updated_at = n.updated_at
        FROM unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::int4[], ?::text[], ?::text[],
                    ?::text[], ?::int4[], ?::int4[], ?::int4[], ?::int8[], ?::uuid[], ?::text[],
                    ?::timestamptz[])
             AS n (id, payment_method_id, due_at, revision, status, payment_status, cancellation,
                   open_disputes, open_buyer_disputes, attempts, refunded_minor, payment_id,
                   failure_reason, updated_at)
       WHERE stored.id = n.id
      """;

  private OrderHeaders() {}

  /** Reads orders, those that there are, and locks them until the transaction ends. */
  static void lock(RoundTrip reads, Collection<String> ids, Consumer<OrderHeader> found) {
    if (ids.isEmpty()) {
      return;
    }
    UUID[] keys = ids.stream().map(id -> Ids.uuid(Ids.ORDER, id)).toArray(UUID[]::new);
    reads.read(
        LOCK,
        (connection, lock, first) -> {
          lock.setArray(first, connection.createArrayOf("uuid", keys));
          return first + 1;
        },
        row -> {
          while (row.next()) {
            found.accept(read(row));
          }
        });
  }

  /** Sets the parameters of {@link #UPDATE}: what an order was placed as does not change. */
  static void setChanged(ArrayColumns columns, List<OrderHeader> changed) throws SQLException {
    columns.set("uuid", changed, one -> Ids.uuid(Ids.ORDER, one.id()));
    columns.set("text", changed, OrderHeader::paymentMethodId);
    columns.set("timestamptz", changed, OrderHeader::dueAt);
    columns.set("int4", changed, one -> one.state().revision());
    columns.set("text", changed, one -> one.state().status().name());
    columns.set("text", changed, one -> one.state().payment().name());
    columns.set(
        "text",
        changed,
        one -> {
          CancellationReason reason = one.state().cancellation();
          return reason == null ? null : reason.name();
        });
    columns.set("int4", changed, one -> one.state().openDisputes());
    columns.set("int4", changed, one -> one.state().openBuyerDisputes());
    columns.set("int4", changed, one -> one.state().attempts());
    columns.set("int8", changed, one -> one.state().refunded().amountMinor());
    columns.set(
        "uuid",
        changed,
        one -> {
          String payment = one.state().paymentId();
          return payment == null ? null : Ids.uuid(Ids.PAYMENT, payment);
        });
    columns.set("text", changed, one -> one.state().failureReason());
    columns.set("timestamptz", changed, one -> one.state().updatedAt());
  }

  private static OrderHeader read(ResultSet row) throws SQLException {
    String currency = row.getString("currency");
    return new OrderHeader(
        Ids.of(Ids.ORDER, row.getObject("id", UUID.class)),
        row.getString("buyer_id"),
        row.getString("supplier_id"),
        row.getString("payment_method_id"),
        Money.of(row.getLong("shipping_minor"), currency),
        acknowledgement(row),
        cart(row),
        instant(row, "due_at"),
        state(row, currency));
  }

  private static @Nullable Acknowledgement acknowledgement(ResultSet row) throws SQLException {
    String status = row.getString("acknowledged_status");
    Instant at = instant(row, "acknowledged_at");
    return status == null || at == null
        ? null
        : new Acknowledgement(AcknowledgedStatus.valueOf(status), at);
  }

  private static @Nullable CartVersion cart(ResultSet row) throws SQLException {
    UUID id = row.getObject("cart_id", UUID.class);
    return id == null
        ? null
        : new CartVersion(Ids.of(CartVersion.ID_PREFIX, id), row.getInt("cart_version"));
  }

  private static OrderState state(ResultSet row, String currency) throws SQLException {
    String cancellation = row.getString("cancellation");
    UUID payment = row.getObject("payment_id", UUID.class);
    return new OrderState(
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
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
