package dev.quittance.ledger.store;

import dev.quittance.kit.database.RoundTrip;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one table as an INSERT of a column each: for a few rows, which share a round trip with
 * other statements then, where a COPY costs two of its own. What a COPY would send is taken apart.
 */
public final class TableInsert {

  /** More are copied. */
  private static final int FEW = 100;

  private TableInsert() {}

  /** Writes rows: few of them with the round trip, many at once. */
  public static void write(
      Connection connection,
      RoundTrip trip,
      LedgerTable table,
      GenerationTables tables,
      CopyRows rows)
      throws SQLException {
    if (rows.rows() > FEW) {
      TableCopy.all(connection, table, tables, rows);
    } else if (rows.rows() > 0) {
      add(trip, table, tables, rows);
    }
  }

  private static void add(
      RoundTrip trip, LedgerTable table, GenerationTables tables, CopyRows rows) {
    List<RowLayout.Column> columns = table.columns();
    List<@Nullable Object[]> values = values(columns, rows);
    trip.change(
        "INSERT INTO %s (%s) SELECT %s FROM unnest(%s) AS n (%2$s)"
            .formatted(
                tables.of(table),
                table.columnNames(),
                columns.stream()
                    .map(one -> one.name() + "::" + one.type().sql())
                    .collect(Collectors.joining(", ")),
                columns.stream()
                    .map(one -> "?::" + one.type().parameter() + "[]")
                    .collect(Collectors.joining(", "))),
        (connection, statement, first) -> {
          for (int i = 0; i < values.size(); i++) {
            statement.setArray(
                first + i,
                connection.createArrayOf(columns.get(i).type().parameter(), values.get(i)));
          }
          return first + values.size();
        },
        stored -> {
          if (stored != rows.rows()) {
            throw new IllegalStateException(
                stored + " of " + rows.rows() + " rows were stored in " + table);
          }
        });
  }

  /** Each column's values, by row. */
  private static List<@Nullable Object[]> values(List<RowLayout.Column> columns, CopyRows rows) {
    int count = Math.toIntExact(rows.rows());
    List<@Nullable Object[]> values = new ArrayList<>(columns.size());
    for (RowLayout.Column column : columns) {
      values.add(ColumnType.array(column.type().parameter(), count));
    }
    ByteBuffer bytes = rows.buffer().duplicate().clear().limit(rows.size());
    for (int row = 0; row < count; row++) {
      bytes.getShort(); // how many columns there are
      for (int i = 0; i < columns.size(); i++) {
        values.get(i)[row] = value(columns.get(i).type(), bytes);
      }
    }
    return values;
  }

  private static @Nullable Object value(ColumnType type, ByteBuffer bytes) {
    int length = bytes.getInt();
    return length < 0 ? null : value(type.sql(), bytes, length);
  }

  private static Object value(String type, ByteBuffer bytes, int length) {
    return switch (type) {
      case "int8" -> bytes.getLong();
      case "int2" -> bytes.getShort();
      case "uuid" -> new UUID(bytes.getLong(), bytes.getLong());
      case "bytea" -> octets(bytes, length);
      case "text" -> new String(octets(bytes, length), StandardCharsets.UTF_8);
      case "uuid[]" -> literal("uuid", bytes);
      case "int8[]" -> literal("int8", bytes);
      default -> throw new IllegalArgumentException(type);
    };
  }

  private static byte[] octets(ByteBuffer bytes, int length) {
    byte[] value = new byte[length];
    bytes.get(value);
    return value;
  }

  /** An array of one dimension, as {@link CopyRows} writes it, in PostgreSQL's text form. */
  private static String literal(String type, ByteBuffer bytes) {
    int header = bytes.position() + 3 * Integer.BYTES; // dimensions, flags, type of its elements
    int size = bytes.getInt(header);
    bytes.position(header + 2 * Integer.BYTES); // and where it begins to count
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < size; i++) {
      text.append(i == 0 ? "" : ",").append(value(type, bytes, bytes.getInt()));
    }
    return text.append('}').toString();
  }
}
