package dev.quittance.notification.inbox.store;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.notification.message.Kind;
import dev.quittance.notification.message.Message;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
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
 * batch has added is seen at once, and written at its end as batches of rows.
 */
public final class InboxBatch {

  private static final String NOTIFICATIONS =
      """
      SELECT id, buyer_id, order_id, kind, subject, body, amount_minor, currency, failure_reason,
             occurred_at, created_at
        FROM notification WHERE id = ANY (?)
      """;

  private final Connection connection;
  private final OrderParties parties;
  private final Inbox inbox;
  private final Set<UUID> lookedFor = new HashSet<>();
  private final Map<UUID, String> buyers = new HashMap<>();
  private final Map<UUID, Notification> told = new HashMap<>();
  private final List<UUID> newOrders = new ArrayList<>();
  private final List<Notification> added = new ArrayList<>();

  private InboxBatch(Connection connection, OrderParties parties, Inbox inbox) {
    this.connection = connection;
    this.parties = parties;
    this.inbox = inbox;
  }

  /**
   * @param orderIds that it is about, as far as they are known beforehand
   * @param ids of notifications that it may add, likewise
   */
  static InboxBatch begin(
      Connection connection,
      OrderParties parties,
      Inbox inbox,
      Collection<String> orderIds,
      Collection<String> ids)
      throws SQLException {
    InboxBatch batch = new InboxBatch(connection, parties, inbox);
    batch.readBuyers(orderIds.stream().map(id -> Ids.uuid(Ids.ORDER, id)).toList());
    batch.readNotifications(ids.stream().map(id -> Ids.uuid(Notification.ID_PREFIX, id)).toList());
    return batch;
  }

  /** Whose an order is, if that is known. */
  public Optional<String> buyerOf(String orderId) throws SQLException {
    UUID order = Ids.uuid(Ids.ORDER, orderId);
    if (!lookedFor.contains(order)) {
      readBuyers(List.of(order));
    }
    return Optional.ofNullable(buyers.get(order));
  }

  public Optional<Notification> notification(String id) throws SQLException {
    UUID digits = Ids.uuid(Notification.ID_PREFIX, id);
    if (!lookedFor.contains(digits)) {
      readNotifications(List.of(digits));
    }
    return Optional.ofNullable(told.get(digits));
  }

  /** Who placed an order that is not known yet; an order never changes hands. */
  public void addOrder(String orderId, String buyerId) {
    UUID order = Ids.uuid(Ids.ORDER, orderId);
    buyers.put(order, buyerId);
    newOrders.add(order);
  }

  /** Records it, once: its id is the event's. */
  public void add(Notification notification) throws SQLException {
    if (notification(notification.id()).isEmpty()) {
      told.put(Ids.uuid(Notification.ID_PREFIX, notification.id()), notification);
      added.add(notification);
    }
  }

  /** Writes it in the order in which it was added, which is that of the numbers. */
  public void store() {
    parties.persist(newOrders.stream().map(order -> new OrderParty(order, buyerOf(order))));
    inbox.persist(added.stream().map(NotificationRow::of));
    inbox.flush();
  }

  private String buyerOf(UUID order) {
    return Objects.requireNonNull(buyers.get(order));
  }

  private void readBuyers(List<UUID> orders) throws SQLException {
    lookedFor.addAll(orders);
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT order_id, buyer_id FROM order_party WHERE order_id = ANY (?)")) {
      select.setArray(1, connection.createArrayOf("uuid", orders.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          buyers.put(row.getObject(1, UUID.class), row.getString(2));
        }
      }
    }
  }

  private void readNotifications(List<UUID> ids) throws SQLException {
    lookedFor.addAll(ids);
    try (PreparedStatement select = connection.prepareStatement(NOTIFICATIONS)) {
      select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          told.put(row.getObject("id", UUID.class), notification(row));
        }
      }
    }
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
