package dev.quittance.testkit.plan;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often a transaction has read tables from end to end, by whatever statement: also by those of
 * PostgreSQL itself, which looks up what a row refers to. Earlier transactions of the session may
 * be counted, too: the server tells of them once a second. So it is the difference that counts.
 */
public final class WholeReads {

  private static final String COUNTS =
      """
      SELECT relname, seq_scan FROM pg_stat_xact_user_tables
       WHERE relname = ANY (?) AND schemaname = current_schema() AND seq_scan > 0
      """;

  private WholeReads() {}

  /**
   * @param connection in the transaction
   * @return so far, by table; those that were not read so are left out
   */
  public static SortedMap<String, Long> of(Connection connection, Collection<String> tables)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(COUNTS)) {
      select.setArray(1, connection.createArrayOf("text", tables.toArray()));
      SortedMap<String, Long> counts = new TreeMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          counts.put(row.getString(1), row.getLong(2));
        }
      }
      return counts;
    }
  }
}
