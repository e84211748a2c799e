package dev.quittance.kit.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Array parameters of a statement, one after the other: each a column of many rows. */
public final class ArrayColumns {

  private final PreparedStatement statement;
  private int next;

  /**
   * @param first the parameter to begin with, from 1
   */
  public ArrayColumns(PreparedStatement statement, int first) {
    this.statement = statement;
    this.next = first;
  }

  /** Sets the columns of a statement. */
  @FunctionalInterface
  public interface Columns {
    void set(ArrayColumns columns) throws SQLException;
  }

  /** Adds a statement whose parameters are such columns. */
  public static void add(RoundTrip trip, String sql, Columns rows) {
    trip.add(
        sql,
        (connection, statement, first) -> {
          ArrayColumns columns = new ArrayColumns(statement, first);
          rows.set(columns);
          return columns.next();
        });
  }

  /** Sets the next one; see {@link SqlArrays#set}. */
  public <T> void set(String type, List<T> rows, Function<T, @Nullable Object> column)
      throws SQLException {
    SqlArrays.set(statement, next++, type, rows, column);
  }

  /** The parameter that was not set yet. */
  public int next() {
    return next;
  }
}
