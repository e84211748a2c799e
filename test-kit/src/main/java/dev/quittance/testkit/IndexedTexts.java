package dev.quittance.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What of any length is in an index. PostgreSQL refuses a row whose part in a b-tree is larger than
 * a third of a page, so that who can send a longer text can stop whatever writes it. {@code
 * indexed-texts.txt} says for each such column how large it can get, and who sees to that.
 */
final class IndexedTexts {

  private static final String FILE = "indexed-texts.txt";

  /** Less than PostgreSQL's 2704, for what a row has beside its texts. */
  private static final int MOST_BYTES = 2_600;

  /** The columns of varying length, and expressions over such, of each index. */
  private static final String COLUMNS =
      """
      SELECT DISTINCT coalesce(parent.relname, class.relname) AS table_name,
             pg_get_indexdef(index.indexrelid, place, true) AS column_name,
             array_to_string(array_agg(pg_get_indexdef(index.indexrelid, place, true))
               OVER (PARTITION BY index.indexrelid), ',') AS columns
        FROM pg_index index
        JOIN pg_class class ON class.oid = index.indrelid
        JOIN pg_namespace namespace ON namespace.oid = class.relnamespace
        JOIN pg_class own ON own.oid = index.indexrelid
        JOIN pg_am method ON method.oid = own.relam
       CROSS JOIN generate_series(1, index.indnatts) AS place
        JOIN pg_attribute attribute ON attribute.attrelid = own.oid AND attribute.attnum = place
        LEFT JOIN pg_inherits inherits ON inherits.inhrelid = class.oid
        LEFT JOIN pg_class parent ON parent.oid = inherits.inhparent
       WHERE namespace.nspname = ? AND method.amname = 'btree' AND attribute.attlen < 0
         AND class.relname <> 'flyway_schema_history'
       ORDER BY 1, 2
      """;

  private IndexedTexts() {}

  /**
   * Requires that each index of a migrated schema has room for whatever its columns may hold.
   *
   * @throws AssertionError names the columns and indexes of which nobody knows that
   */
  static void check(Connection connection, String schema) throws SQLException {
    Map<String, Integer> known = known();
    List<String> wrong = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(COLUMNS)) {
      query.setString(1, schema);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          String table = row.getString(1);
          String column = table + "." + row.getString(2);
          if (!known.containsKey(column)) {
            wrong.add("nothing bounds " + column + ", which is in an index");
          }
          int bytes = 0;
          for (String one : row.getString(3).split(",", -1)) {
            bytes += known.getOrDefault(table + "." + one, 0);
          }
          if (bytes > MOST_BYTES) {
            wrong.add(table + " (" + row.getString(3) + ") has up to " + bytes + " bytes");
          }
        }
      }
    }
    if (!wrong.isEmpty()) {
      throw new AssertionError(
          "PostgreSQL would refuse long ones: bound them and say so in test-kit's "
              + FILE
              + ": "
              + wrong);
    }
  }

  /** Bytes by column. */
  private static Map<String, Integer> known() {
    Map<String, Integer> bytes = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(IndexedTexts.class.getResourceAsStream(FILE), FILE),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split("\\s+", 3);
        if (!line.startsWith("#") && words.length == 3) {
          bytes.put(words[0], Integer.parseInt(words[1]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes;
  }
}
