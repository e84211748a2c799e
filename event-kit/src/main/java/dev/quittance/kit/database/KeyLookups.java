package dev.quittance.kit.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How PostgreSQL plans statements that join a batch's keys with large tables: each key is looked up
 * in an index. Left to its statistics it chooses otherwise where a table is young and has none yet,
 * or where a batch has thousands of keys, and then reads the whole table with each batch (ADR
 * 0071). Such a plan is right for one batch and a table as small as then; it is kept by the session
 * while the table grows. As the plan does not depend on the keys, it is made once and kept.
 */
public final class KeyLookups {

  /**
   * For the list of a SELECT: they hold until the transaction ends. What cannot be planned
   * otherwise is planned as before: this makes it dear, not impossible.
   */
  public static final String SETTINGS = settings("true");

  private static final String OF_TRANSACTION = "SELECT " + SETTINGS;

  private static final String OF_SESSION = "SELECT " + settings("false");

  private KeyLookups() {}

  private static String settings(String local) {
    return Stream.of(
            "'enable_seqscan', 'off'",
            "'enable_hashjoin', 'off'",
            "'enable_mergejoin', 'off'",
            "'plan_cache_mode', 'force_generic_plan'")
        .map(setting -> "set_config(" + setting + ", " + local + ")")
        .collect(Collectors.joining(", "));
  }

  /** Until the end of the transaction. */
  public static void plan(Connection connection) throws SQLException {
    execute(connection, OF_TRANSACTION);
  }

  /** The same for the statements that follow in the round trip, and in its transaction. */
  public static void plan(RoundTrip trip) {
    trip.add(OF_TRANSACTION, (connection, statement, first) -> first);
  }

  /** Until the end of the session, which nobody else gets. */
  public static void planSession(Connection connection) throws SQLException {
    execute(connection, OF_SESSION);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.execute();
    }
  }
}
