package dev.quittance.orders;

import dev.quittance.contract.Ids;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;

/** Counts what the service has stored. */
@ApplicationScoped
public class StoredRows {

  private static final String COUNTS =
      """
      SELECT (SELECT count(*) FROM orders), (SELECT count(*) FROM order_line),
             (SELECT count(*) FROM order_event), (SELECT count(*) FROM idempotency_key),
             (SELECT count(*) FROM outbox_event)
      """;

  private final AgroalDataSource dataSource;

  StoredRows(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** As if an order had had so many events. */
  public void setRevision(String orderId, int revision) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement("UPDATE orders SET revision = ? WHERE id = ?")) {
      update.setInt(1, revision);
      update.setObject(2, Ids.uuid(Ids.ORDER, orderId));
      update.executeUpdate();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** As if an order's time to be paid ended then. */
  public void setDue(String orderId, Instant due) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement("UPDATE orders SET due_at = ? WHERE id = ?")) {
      update.setObject(1, due.atOffset(ZoneOffset.UTC));
      update.setObject(2, Ids.uuid(Ids.ORDER, orderId));
      update.executeUpdate();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  public record Counts(
      long orders, long lines, long events, long idempotencyKeys, long outboxEvents) {}

  public Counts counts() {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(COUNTS)) {
      row.next();
      return new Counts(
          row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
