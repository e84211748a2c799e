package dev.quittance.orders.order.store;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.orders.order.LoggedEvent;
import dev.quittance.orders.store.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads rows of {@code logged_event}. */
@ApplicationScoped
public class LoggedEvents {

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

  LoggedEvents(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
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
