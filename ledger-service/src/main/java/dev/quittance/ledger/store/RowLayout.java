package dev.quittance.ledger.store;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The columns of a table in the order in which its rows are written. A row in binary COPY format is
 * the number of columns in 2 bytes, then for each column its length in 4 bytes and its value.
 */
public final class RowLayout {

  /**
   * A column.
   *
   * @param nullable whether a row may be without a value
   */
  public record Column(String name, ColumnType type, boolean nullable) {

    static Column of(String name, ColumnType type) {
      return new Column(name, type, false);
    }

    static Column nullable(String name, ColumnType type) {
      return new Column(name, type, true);
    }
  }

  private static final int LENGTH_BYTES = Integer.BYTES;

  private final List<Column> columns;
  private final int size;

  private RowLayout(List<Column> columns) {
    this.columns = columns;
    this.size = columns.size();
  }

  static RowLayout of(Column... columns) {
    return new RowLayout(List.of(columns));
  }

  public List<Column> columns() {
    return columns;
  }

  /** How many columns there are. */
  int size() {
    return size;
  }

  /** The columns' names, as SQL lists them. */
  String names() {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  /** The type of a column. */
  ColumnType type(String name) {
    return columns.stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow()
        .type();
  }

  /**
   * Where in a row's bytes the value of a column begins, which is the same in all rows.
   *
   * @throws IllegalArgumentException if a column before it has no fixed width
   */
  int at(String name) {
    int at = Short.BYTES;
    for (Column column : columns) {
      at += LENGTH_BYTES;
      if (column.name().equals(name)) {
        return at;
      }
      if (column.nullable() || column.type().bytes() == ColumnType.VARIABLE) {
        break;
      }
      at += column.type().bytes();
    }
    throw new IllegalArgumentException(name + " has no fixed place in a row");
  }
}
