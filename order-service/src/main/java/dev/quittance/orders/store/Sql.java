package dev.quittance.orders.store;

import dev.quittance.kit.database.RoundTrip;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
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
      throw new IllegalStateException("orders in the database: " + e.getMessage(), e);
    }
  }

  /**
   * Sends statements together.
   *
   * @throws IllegalStateException if the database is in trouble
   */
  public static void send(DataSource dataSource, RoundTrip trip) {
    in(
        dataSource,
        connection -> {
          trip.send(connection);
          return trip;
        });
  }

  /** The one parameter of a statement of a round trip. */
  public static RoundTrip.Parameters parameter(Object value) {
    return (connection, statement, first) -> {
      set(statement, first, value);
      return first + 1;
    };
  }

  /** Waits until no other transaction holds the lock of that name, and holds it. */
  public static void lockForTransaction(DataSource dataSource, String name) {
    in(
        dataSource,
        connection -> {
          try (PreparedStatement lock =
              connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtext(?))")) {
            lock.setString(1, name);
            return lock.execute();
          }
        });
  }

  /** Sets a parameter; arrays of texts and of UUIDs become those of PostgreSQL. */
  public static void set(PreparedStatement statement, int parameter, Object value)
      throws SQLException {
    switch (value) {
      case String[] texts ->
          statement.setArray(parameter, statement.getConnection().createArrayOf("text", texts));
      case UUID[] ids ->
          statement.setArray(parameter, statement.getConnection().createArrayOf("uuid", ids));
      default -> statement.setObject(parameter, value);
    }
  }

  /** Sets the parameters of a statement, from the first on. */
  public static void setAll(PreparedStatement statement, List<Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      set(statement, i + 1, values.get(i));
    }
  }
}
