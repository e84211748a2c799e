package dev.quittance.systemtests.leaks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a database has on its disk, old versions of rows and the write-ahead log included. */
public final class DatabaseFiles {

  private static final String TABLES =
      """
      SELECT relname FROM pg_class
      WHERE pg_relation_filepath(oid) IS NOT NULL AND relkind IN ('r', 't', 'i', 'm')
        AND position(? IN pg_read_binary_file(pg_relation_filepath(oid), 0, 1000000000, true)) > 0
      """;

  private static final String WAL =
      """
      SELECT name FROM pg_ls_waldir()
      WHERE position(? IN pg_read_binary_file('pg_wal/' || name, 0, 1000000000, true)) > 0
      """;

  private DatabaseFiles() {}

  /** Tables, indexes and files of the write-ahead log that have this text as UTF-8. */
  public static List<String> with(Connection connection, String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT");
    }
    List<String> found = new ArrayList<>();
    for (String sql : List.of(TABLES, WAL)) {
      try (PreparedStatement select = connection.prepareStatement(sql)) {
        select.setBytes(1, text.getBytes(UTF_8));
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            found.add(row.getString(1));
          }
        }
      }
    }
    return found;
  }
}
