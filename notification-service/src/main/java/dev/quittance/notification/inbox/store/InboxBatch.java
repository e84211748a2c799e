package dev.quittance.notification.inbox.store;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.kit.database.ArrayColumns;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.notification.message.Kind;
import dev.quittance.notification.message.Message;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a batch of events adds to the inbox. It is read by one statement for each table; what the
 * batch has added is seen at once, and written at its end by as many. Hibernate is not asked: it
 * writes row by row.
 */
public final class InboxBatch {

  private static final String NOTIFICATIONS =
      """
      SELECT id, buyer_id, order_id, kind, subject, body, amount_minor, currency, failure_reason,
             occurred_at, created_at
        FROM notification WHERE id = ANY (?)
      """;

  private static final String BUYERS =
      "SELECT order_id, buyer_id FROM order_party WHERE order_id = ANY (?)";

  private static final String ADD_ORDERS =
      "INSERT INTO order_party (order_id, buyer_id) SELECT * FROM unnest(?::uuid[], ?::text[])";

  /** The order given is that of the numbers. */
  private static final String ADD_NOTIFICATIONS =
      """
      INSERT INTO notification (id, buyer_id, order_id, kind, subject, body, amount_minor, currency,
          failure_reason, occurred_at, created_at)
      SELECT id, buyer_id, order_id, kind, subject, body, amount_minor, currency, failure_reason,
             occurred_at, created_at
        FROM unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::int8[],
                    ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[])
             WITH ORDINALITY AS given (id, buyer_id, order_id, kind, subject, body, amount_minor,
             currency, failure_reason, occurred_at, created_at, place)
       ORDER BY place
      """;

  private final Connection connection;
  private final Known known;
  private final List<UUID> newOrders = new ArrayList<>();
  private final List<Notification> added = new ArrayList<>();

  InboxBatch(Connection connection, Known known) {
    this.connection = connection;
    this.known = known;
  }

  /** What the inbox has, as far as it was asked, and what the batch adds. */
  static final class Known {

    private final Set<UUID> lookedFor = new HashSet<>();
    private final Map<UUID, String> buyers = new HashMap<>();
    private final Map<UUID, Notification> told = new HashMap<>();

    void readBuyers(RoundTrip reads, List<UUID> orders) {
      lookedFor.addAll(orders);
      reads.read(
          BUYERS,
          (connection, select, first) -> {
            select.setArray(first, connection.createArrayOf("uuid", orders.toArray()));
            return first + 1;
          },
          row -> {
            while (row.next()) {
              buyers.put(row.getObject(1, UUID.class), row.getString(2));
            }
          });
    }

    void readNotifications(RoundTrip reads, List<UUID> ids) {
      lookedFor.addAll(ids);
      reads.read(
          NOTIFICATIONS,
          (connection, select, first) -> {
            select.setArray(first, connection.createArrayOf("uuid", ids.toArray()));
            return first + 1;
          },
          row -> {
            while (row.next()) {
              told.put(row.getObject("id", UUID.class), notification(row));
            }
          });
    }
  }

  /** Whose an order is, if that is known. */
  public Optional<String> buyerOf(String orderId) throws SQLException {
    UUID order = Ids.uuid(Ids.ORDER, orderId);
    if (!known.lookedFor.contains(order)) {
      RoundTrip reads = new RoundTrip();
      known.readBuyers(reads, List.of(order));
      reads.send(connection);
    }
    return Optional.ofNullable(known.buyers.get(order));
  }

  public Optional<Notification> notification(String id) throws SQLException {
    UUID digits = Ids.uuid(Notification.ID_PREFIX, id);
    if (!known.lookedFor.contains(digits)) {
      RoundTrip reads = new RoundTrip();
      known.readNotifications(reads, List.of(digits));
      reads.send(connection);
    }
    return Optional.ofNullable(known.told.get(digits));
  }

  /** Who placed an order that is not known yet; an order never changes hands. */
  public void addOrder(String orderId, String buyerId) {
    UUID order = Ids.uuid(Ids.ORDER, orderId);
    known.buyers.put(order, buyerId);
    newOrders.add(order);
  }

  /** Records it, once: its id is the event's. */
  public void add(Notification notification) throws SQLException {
    if (notification(notification.id()).isEmpty()) {
      known.told.put(Ids.uuid(Notification.ID_PREFIX, notification.id()), notification);
      added.add(notification);
    }
  }

  /** Writes it in the order in which it was added. */
  public void store(RoundTrip writes) {
    if (!newOrders.isEmpty()) {
      ArrayColumns.add(
          writes,
          ADD_ORDERS,
          columns -> {
            columns.set("uuid", newOrders, order -> order);
            columns.set("text", newOrders, this::buyerOf);
          });
    }
    if (!added.isEmpty()) {
      ArrayColumns.add(writes, ADD_NOTIFICATIONS, columns -> set(columns, added));
    }
  }

  private static void set(ArrayColumns columns, List<Notification> rows) throws SQLException {
    columns.set("uuid", rows, one -> Ids.uuid(Notification.ID_PREFIX, one.id()));
    columns.set("text", rows, Notification::buyerId);
    columns.set("uuid", rows, one -> Ids.uuid(Ids.ORDER, one.orderId()));
    columns.set("text", rows, one -> one.message().kind().name());
    columns.set("text", rows, one -> one.message().subject());
    columns.set("text", rows, one -> one.message().text());
    columns.set(
        "int8",
        rows,
        one -> {
          Money amount = one.message().amount();
          return amount == null ? null : amount.amountMinor();
        });
    columns.set(
        "text",
        rows,
        one -> {
          Money amount = one.message().amount();
          return amount == null ? null : amount.currency().getCurrencyCode();
        });
    columns.set("text", rows, one -> one.message().failureReason());
    columns.set("timestamptz", rows, Notification::occurredAt);
    columns.set("timestamptz", rows, Notification::createdAt);
  }

  private String buyerOf(UUID order) {
    return Objects.requireNonNull(known.buyers.get(order));
  }

  private static Notification notification(ResultSet row) throws SQLException {
    String currency = row.getString("currency");
    Money amount = currency == null ? null : Money.of(row.getLong("amount_minor"), currency);
    return new Notification(
        Ids.of(Notification.ID_PREFIX, row.getObject("id", UUID.class)),
        row.getString("buyer_id"),
        Ids.of(Ids.ORDER, row.getObject("order_id", UUID.class)),
        new Message(
            Kind.valueOf(row.getString("kind")),
            row.getString("subject"),
            row.getString("body"),
            amount,
            row.getString("failure_reason")),
        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
