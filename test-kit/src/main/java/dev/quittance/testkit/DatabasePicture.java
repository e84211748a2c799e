package dev.quittance.testkit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A schema's tables and foreign keys as an entity relationship diagram of Mermaid. */
final class DatabasePicture {

  private static final String COLUMNS =
      """
      SELECT class.relname, attribute.attname, type.typname, attribute.attnotnull,
             EXISTS (SELECT 1 FROM pg_index
                     WHERE indrelid = class.oid AND indisprimary
                       AND attribute.attnum = ANY (indkey)) AS is_key
      FROM pg_class class
      JOIN pg_namespace namespace ON namespace.oid = class.relnamespace
      JOIN pg_attribute attribute ON attribute.attrelid = class.oid
      JOIN pg_type type ON type.oid = attribute.atttypid
      WHERE namespace.nspname = ? AND class.relkind IN ('r', 'p') AND NOT class.relispartition
        AND class.relname <> 'flyway_schema_history'
        AND attribute.attnum > 0 AND NOT attribute.attisdropped
      ORDER BY class.relname COLLATE "C", attribute.attnum
      """;

  private static final String FOREIGN_KEYS =
      """
      SELECT DISTINCT child.relname, parent.relname AS parent, pg_get_constraintdef(foreign_key.oid)
      FROM pg_constraint foreign_key
      JOIN pg_class child ON child.oid = foreign_key.conrelid
      JOIN pg_class parent ON parent.oid = foreign_key.confrelid
      JOIN pg_namespace namespace ON namespace.oid = child.relnamespace
      WHERE foreign_key.contype = 'f' AND namespace.nspname = ? AND NOT child.relispartition
      ORDER BY 1, 2, 3
      """;

  private final Connection connection;
  private final String schema;

  DatabasePicture(Connection connection, String schema) {
    this.connection = connection;
    this.schema = schema;
  }

  String mermaid() throws SQLException {
    StringBuilder picture = new StringBuilder("erDiagram\n");
    tables(picture);
    foreignKeys(picture);
    return picture.toString();
  }

  private void tables(StringBuilder picture) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(COLUMNS)) {
      query.setString(1, schema);
      try (ResultSet columns = query.executeQuery()) {
        String open = "";
        while (columns.next()) {
          String table = columns.getString(1);
          if (!table.equals(open)) {
            picture.append(open.isEmpty() ? "" : "  }\n").append("  ").append(table).append(" {\n");
            open = table;
          }
          picture
              .append("    ")
              .append(typeName(columns.getString(3)))
              .append(' ')
              .append(columns.getString(2))
              .append(columns.getBoolean(5) ? " PK" : "")
              .append(columns.getBoolean(4) ? "" : " \"null\"")
              .append('\n');
        }
        picture.append(open.isEmpty() ? "" : "  }\n");
      }
    }
  }

  private void foreignKeys(StringBuilder picture) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(FOREIGN_KEYS)) {
      query.setString(1, schema);
      try (ResultSet keys = query.executeQuery()) {
        while (keys.next()) {
          String definition = keys.getString(3);
          String columns =
              definition.substring(definition.indexOf('(') + 1, definition.indexOf(')'));
          picture
              .append(
                  "  %s ||--o{ %s : \"%s\""
                      .formatted(keys.getString(2), keys.getString(1), columns))
              .append('\n');
        }
      }
    }
  }

  /** PostgreSQL's short name of a type; an array's begins with an underscore there. */
  private static String typeName(String name) {
    return name.startsWith("_") ? name.substring(1) + "[]" : name;
  }
}
