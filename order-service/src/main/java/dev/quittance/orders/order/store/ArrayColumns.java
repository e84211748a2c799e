package dev.quittance.orders.order.store;

import dev.quittance.kit.database.SqlArrays;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Array parameters of a statement, one after the other: each a column of many rows. */
final class ArrayColumns {

  private final PreparedStatement statement;
  private int next;

  /**
   * @param first the parameter to begin with, from 1
   */
  ArrayColumns(PreparedStatement statement, int first) {
    this.statement = statement;
    this.next = first;
  }

  /** Sets the next one; see {@link SqlArrays#set}. */
  <T> void set(String type, List<T> rows, Function<T, @Nullable Object> column)
      throws SQLException {
    SqlArrays.set(statement, next++, type, rows, column);
  }

  /** The parameter that was not set yet. */
  int next() {
    return next;
  }
}
