package dev.quittance.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * {@code deploy/postgres/grants}: what a service's role may do with each table, where that is
 * another role than the tables' owner.
 */
final class DatabaseGrants {

  private static final Path FILES = Path.of("..", "deploy", "postgres", "grants");

  /** The tables of a GRANT, separated by commas. */
  private static final Pattern TABLES =
      Pattern.compile("GRANT [^;]*? ON (?!FUNCTION|SEQUENCE|SCHEMA|DATABASE)([a-z_, ]+) TO ");

  private DatabaseGrants() {}

  /**
   * Requires that each table of a migrated schema is shared, so that a new one is not forgotten.
   *
   * @throws AssertionError names those that are not
   */
  static void check(Connection connection, String schema, String database)
      throws SQLException, IOException {
    Set<String> shared = new TreeSet<>();
    for (String file : List.of("kit.sql", "parking.sql", database + ".sql")) {
      TABLES
          .matcher(Files.readString(FILES.resolve(file)))
          .results()
          .flatMap(found -> Arrays.stream(found.group(1).split(",")))
          .map(String::strip)
          .forEach(shared::add);
    }
    List<String> forgotten = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT tablename FROM pg_tables
             WHERE schemaname = ? AND tablename <> 'flyway_schema_history'
             ORDER BY tablename
            """)) {
      select.setString(1, schema);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          if (!shared.contains(row.getString(1))) {
            forgotten.add(row.getString(1));
          }
        }
      }
    }
    if (!forgotten.isEmpty()) {
      throw new AssertionError(
          "No role may use the new tables %s: say what a service may do with them in deploy/postgres/grants (kit.sql, or %s.sql)"
              .formatted(forgotten, database));
    }
  }
}
