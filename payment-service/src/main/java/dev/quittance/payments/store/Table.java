package dev.quittance.payments.store;

import dev.quittance.kit.database.RoundTrip;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table's columns, and the statements that write many rows at once: each column is one array.
 *
 * @param <T> what a row is made from
 */
final class Table<T> {

  /**
   * @param type of PostgreSQL
   * @param value what the column holds; an {@link Instant} is written as text
   */
  record Column<T>(String name, String type, Function<T, @Nullable Object> value) {}

  /**
   * A row to be updated.
   *
   * @param revision the one it has in the database, or nothing is updated
   */
  record Update<T>(int revision, T row) {}

  private final String name;
  private final List<Column<T>> all;
  private final List<Column<Update<T>>> updated;
  private final String insert;
  private final String update;

  /**
   * @param fixed columns that never change; the first is the key, {@code id}
   * @param changing columns that do, {@code revision} among them
   */
  Table(String name, List<Column<T>> fixed, List<Column<T>> changing) {
    this.name = name;
    this.all = Stream.concat(fixed.stream(), changing.stream()).toList();
    this.updated =
        Stream.concat(
                Stream.of(
                    of(fixed.getFirst()),
                    new Column<Update<T>>("revision_before", "int4", Update::revision)),
                changing.stream().map(Table::of))
            .toList();
    this.insert =
        "INSERT INTO %s (%s) SELECT * FROM unnest(%s)".formatted(name, names(all), arrays(all));
    this.update =
        """
        UPDATE %s AS stored SET %s FROM unnest(%s) AS given (%s)
         WHERE stored.id = given.id AND stored.revision = given.revision_before
        """
            .formatted(
                name,
                changing.stream()
                    .map(column -> column.name() + " = given." + column.name())
                    .collect(Collectors.joining(", ")),
                arrays(updated),
                names(updated));
  }

  /** The columns for a select list, each with a prefix to its name. */
  String select(String alias, String prefix) {
    return all.stream()
        .map(column -> "%s.%s AS %s%s".formatted(alias, column.name(), prefix, column.name()))
        .collect(Collectors.joining(", "));
  }

  void insert(Connection connection, List<T> rows) throws SQLException {
    RoundTrip trip = new RoundTrip();
    insert(trip, rows);
    trip.send(connection);
  }

  /** Adds it to a round trip; nothing if there are no rows. */
  void insert(RoundTrip trip, List<T> rows) {
    if (!rows.isEmpty()) {
      trip.add(insert, parameters(all, rows));
    }
  }

  /**
   * @throws StaleRowsException if some of them are no longer at the revision given
   */
  void update(Connection connection, List<Update<T>> rows) throws SQLException {
    RoundTrip trip = new RoundTrip();
    update(trip, rows);
    trip.send(connection);
  }

  /** Adds it to a round trip, which fails with {@link StaleRowsException} as the other does. */
  void update(RoundTrip trip, List<Update<T>> rows) {
    if (!rows.isEmpty()) {
      trip.change(
          update,
          parameters(updated, rows),
          count -> {
            if (count != rows.size()) {
              throw new StaleRowsException(name, rows.size(), count);
            }
          });
    }
  }

  /** The statement that inserts rows, for one that is sent with others. */
  String insert() {
    return insert;
  }

  /**
   * Sets the parameters of {@link #insert()}.
   *
   * @return the parameter after the last of them
   */
  int setInserted(PreparedStatement statement, int first, List<T> rows) throws SQLException {
    return bind(statement.getConnection(), statement, first, all, rows);
  }

  /** The statement that updates rows which the transaction has locked, likewise. */
  String update() {
    return update;
  }

  /**
   * Sets the parameters of {@link #update()}.
   *
   * @return the parameter after the last of them
   */
  int setUpdated(PreparedStatement statement, int first, List<Update<T>> rows) throws SQLException {
    return bind(statement.getConnection(), statement, first, updated, rows);
  }

  private static <R> RoundTrip.Parameters parameters(List<Column<R>> columns, List<R> rows) {
    return (connection, statement, first) -> bind(connection, statement, first, columns, rows);
  }

  /**
   * Sets each column of the rows as one array.
   *
   * @param first the first column's parameter
   * @return the parameter after the last column's
   */
  static <R> int bind(
      Connection connection,
      PreparedStatement statement,
      int first,
      List<Column<R>> columns,
      Collection<R> rows)
      throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      Column<R> column = columns.get(i);
      Object[] values =
          rows.stream().map(column.value()).map(Table::written).toArray(Object[]::new);
      statement.setArray(first + i, connection.createArrayOf(column.type(), values));
    }
    return first + columns.size();
  }

  private static @Nullable Object written(@Nullable Object value) {
    return value instanceof Instant instant ? instant.toString() : value;
  }

  private static <T> Column<Update<T>> of(Column<T> column) {
    return new Column<>(column.name(), column.type(), update -> column.value().apply(update.row()));
  }

  private static <R> String names(List<Column<R>> columns) {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  private static <R> String arrays(List<Column<R>> columns) {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> "?::" + columns.get(i).type() + "[]")
        .collect(Collectors.joining(", "));
  }
}
