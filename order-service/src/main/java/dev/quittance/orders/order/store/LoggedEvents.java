package dev.quittance.orders.order.store;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.orders.order.LoggedEvent;
import dev.quittance.orders.store.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows of {@code logged_event}. Those of a transaction are stored together, at its end. */
@ApplicationScoped
public class LoggedEvents {

  /**
   * An own event counts if the order has it in its history: whoever may write to the log could have
   * made up others. Of copies the first one counts, as it does in the ledger.
   */
  private static final String INSERT =
      """
      INSERT INTO logged_event (event_id, log_partition, log_offset, gateway, gateway_reference,
          charged_minor, charged_currency, surcharge_minor, rate, bank_account)
      SELECT e.event_id, e.log_partition, e.log_offset, e.gateway, e.gateway_reference,
             e.charged_minor, e.charged_currency, e.surcharge_minor, e.rate, e.bank_account
        FROM unnest(?::uuid[], ?::uuid[], ?::integer[], ?::bigint[], ?::text[], ?::text[],
                    ?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::text[])
             AS e (event_id, own_order, log_partition, log_offset, gateway, gateway_reference,
                   charged_minor, charged_currency, surcharge_minor, rate, bank_account)
       WHERE e.own_order IS NULL
          OR EXISTS (SELECT FROM order_event AS h
                      WHERE h.order_id = e.own_order AND h.event_id = e.event_id)
      ON CONFLICT (event_id) DO NOTHING
      """;

  private static final String SELECT =
      """
      SELECT l.event_id, l.log_partition, l.log_offset, l.gateway, l.gateway_reference,
             l.charged_minor, l.charged_currency, l.surcharge_minor, o.currency, l.rate,
             l.bank_account
        FROM orders AS o
        JOIN order_event AS h ON h.order_id = o.id
        JOIN logged_event AS l ON l.event_id = h.event_id
       WHERE o.id = ? AND h.revision <= ?
       ORDER BY h.revision
      """;

  private final AgroalDataSource dataSource;
  private final TransactionSynchronizationRegistry transactions;

  LoggedEvents(AgroalDataSource dataSource, TransactionSynchronizationRegistry transactions) {
    this.dataSource = dataSource;
    this.transactions = transactions;
  }

  /**
   * An event to be stored.
   *
   * @param ownOrder the order that must have it in its history; null if it has it by now
   */
  private record Pending(LoggedEvent event, @Nullable UUID ownOrder) {}

  /** Notes an event that was applied to its order in this transaction. */
  public void add(LoggedEvent event) {
    pending().add(new Pending(event, null));
  }

  /** Notes an event of this service that has come back from the log. */
  public void addOwn(LoggedEvent event, String orderId) {
    pending().add(new Pending(event, Ids.uuid(Ids.ORDER, orderId)));
  }

  /** Those of an order that are known, in the order of its history up to a revision. */
  public List<LoggedEvent> of(String orderId, int revision) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setObject(1, Ids.uuid(Ids.ORDER, orderId));
            select.setInt(2, revision);
            List<LoggedEvent> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.add(read(row));
              }
            }
            return found;
          }
        });
  }

  /** What this transaction stores at its end. */
  private Pendings pending() {
    if (transactions.getResource(Pendings.class) instanceof Pendings known) {
      return known;
    }
    Pendings fresh = new Pendings();
    transactions.putResource(Pendings.class, fresh);
    transactions.registerInterposedSynchronization(fresh);
    return fresh;
  }

  private final class Pendings implements Synchronization {

    private final List<Pending> events = new ArrayList<>();

    void add(Pending event) {
      events.add(event);
    }

    @Override
    public void beforeCompletion() {
      Sql.in(dataSource, connection -> insert(connection, events));
    }

    @Override
    public void afterCompletion(int status) {
      // stored with the transaction, or not at all
    }
  }

  private static int insert(Connection connection, List<Pending> events) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      Columns columns = new Columns(connection, events);
      insert.setArray(1, columns.of("uuid", one -> Ids.uuid(Ids.EVENT, one.event.eventId())));
      insert.setArray(2, columns.of("uuid", Pending::ownOrder));
      insert.setArray(3, columns.of("integer", one -> one.event.partition()));
      insert.setArray(4, columns.of("bigint", one -> one.event.offset()));
      insert.setArray(5, columns.of("text", one -> one.event.gateway()));
      insert.setArray(6, columns.of("text", one -> one.event.gatewayReference()));
      insert.setArray(7, columns.of("bigint", one -> minor(one.event.charged())));
      insert.setArray(8, columns.of("text", one -> currency(one.event.charged())));
      insert.setArray(9, columns.of("bigint", one -> minor(one.event.surcharge())));
      insert.setArray(10, columns.of("text", one -> one.event.rate()));
      insert.setArray(11, columns.of("text", one -> one.event.bankAccount()));
      return insert.executeUpdate();
    }
  }

  private record Columns(Connection connection, Collection<Pending> events) {

    Array of(String type, Function<Pending, @Nullable Object> value) throws SQLException {
      return connection.createArrayOf(type, events.stream().map(value).toArray());
    }
  }

  private static @Nullable Long minor(@Nullable Money money) {
    return money == null ? null : money.amountMinor();
  }

  private static @Nullable String currency(@Nullable Money money) {
    return money == null ? null : money.currency().getCurrencyCode();
  }

  private static LoggedEvent read(ResultSet row) throws SQLException {
    return new LoggedEvent(
        Ids.of(Ids.EVENT, row.getObject("event_id", UUID.class)),
        row.getInt("log_partition"),
        row.getLong("log_offset"),
        row.getString("gateway"),
        row.getString("gateway_reference"),
        money(row, "charged_minor", "charged_currency"),
        money(row, "surcharge_minor", "currency"),
        row.getString("rate"),
        row.getString("bank_account"));
  }

  private static @Nullable Money money(ResultSet row, String minor, String currency)
      throws SQLException {
    long amount = row.getLong(minor);
    return row.wasNull() ? null : Money.of(amount, row.getString(currency));
  }
}
