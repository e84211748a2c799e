package dev.quittance.testkit.plan;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/**
 * Lets PostgreSQL plan as if tables had so many rows, until the transaction ends: by statistics
 * that a dump would restore (PostgreSQL manual, 9.28.8). How long a table is, is what it is: rows
 * are made many by making pages full of them. So a table has to have a row.
 */
public final class PretendedSize {

  private static final String TABLE =
      """
      SELECT pg_restore_relation_stats(
               'schemaname', n.nspname::text, 'relname', c.relname::text,
               'relpages', (pg_relation_size(c.oid) / current_setting('block_size')::int)::int,
               'reltuples', ?::real),
             pg_relation_size(c.oid)
        FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
       WHERE c.oid = ?::regclass
      """;

  private static final String COLUMN =
      """
      SELECT pg_restore_attribute_stats(
               'schemaname', n.nspname::text, 'relname', c.relname::text, 'attname', ?::text,
               'inherited', false, 'null_frac', 0::real, 'avg_width', 8, 'n_distinct', ?::real)
        FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
       WHERE c.oid = ?::regclass
      """;

  private PretendedSize() {}

  /**
   * @param connection in a transaction, to be rolled back
   * @param distinct how many different values columns have: negative for a share of the rows, as in
   *     {@code pg_stats.n_distinct}
   * @throws IllegalArgumentException if the table is empty: it would be planned as such
   */
  public static void of(
      Connection connection, String table, long rows, Map<String, Double> distinct)
      throws SQLException {
    try (PreparedStatement restore = connection.prepareStatement(TABLE)) {
      restore.setDouble(1, (double) rows);
      restore.setString(2, table);
      try (ResultSet row = restore.executeQuery()) {
        restored(row);
        if (row.getLong(2) == 0) {
          throw new IllegalArgumentException(table + " has no row");
        }
      }
    }
    try (PreparedStatement restore = connection.prepareStatement(COLUMN)) {
      for (Map.Entry<String, Double> column : distinct.entrySet()) {
        restore.setString(1, column.getKey());
        restore.setDouble(2, column.getValue());
        restore.setString(3, table);
        try (ResultSet row = restore.executeQuery()) {
          restored(row);
        }
      }
    }
  }

  /**
   * The same for several tables.
   *
   * @param distinct by table
   */
  public static void of(Connection connection, Map<String, Map<String, Double>> distinct, long rows)
      throws SQLException {
    for (Map.Entry<String, Map<String, Double>> table : distinct.entrySet()) {
      of(connection, table.getKey(), rows, table.getValue());
    }
  }

  /** PostgreSQL only warns of statistics that it does not take. */
  private static void restored(ResultSet row) throws SQLException {
    if (!row.next() || !row.getBoolean(1)) {
      throw new IllegalStateException("PostgreSQL has not taken the statistics");
    }
  }
}
