package dev.quittance.kit.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

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
  public static final String SETTINGS =
      "set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),"
          + " set_config('enable_mergejoin', 'off', true),"
          + " set_config('plan_cache_mode', 'force_generic_plan', true)";

  private KeyLookups() {}

  /** Until the end of the transaction. */
  public static void plan(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("SELECT " + SETTINGS)) {
      select.execute();
    }
  }
}
