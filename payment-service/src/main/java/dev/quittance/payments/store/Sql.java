package dev.quittance.payments.store;

import dev.quittance.kit.database.RoundTrip;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs JDBC steps on the current transaction's connection. */
public final class Sql {

  private Sql() {}

  /** Steps that may fail as JDBC does. */
  @FunctionalInterface
  public interface Steps<T> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * @throws IllegalStateException if the database is in trouble
   */
  public static <T> T in(DataSource dataSource, Steps<T> steps) {
    try (Connection connection = dataSource.getConnection()) {
      return steps.on(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("payments in the database: " + e.getMessage(), e);
    }
  }

  /**
   * Sends statements.
   *
   * @throws IllegalStateException if the database is in trouble
   */
  static void send(DataSource dataSource, RoundTrip trip) {
    in(
        dataSource,
        connection -> {
          trip.send(connection);
          return true;
        });
  }
}
