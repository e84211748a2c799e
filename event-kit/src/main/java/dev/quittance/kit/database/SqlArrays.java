package dev.quittance.kit.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Columns of many rows as arrays, for statements that {@code unnest} them. */
public final class SqlArrays {

  /** The driver takes arrays of bytes by their class alone. */
  private static final String BYTES = "bytea";

  private SqlArrays() {}

  /**
   * Sets an array parameter to a column of rows.
   *
   * @param type of its elements, in PostgreSQL's words
   * @param column the value of a row; an {@link Instant} for timestamptz
   */
  public static <T> void set(
      PreparedStatement statement,
      int parameter,
      String type,
      List<T> rows,
      Function<T, @Nullable Object> column)
      throws SQLException {
    @Nullable Object[] values =
        type.equals(BYTES) ? new byte[rows.size()][] : new @Nullable Object[rows.size()];
    for (int i = 0; i < values.length; i++) {
      Object value = column.apply(rows.get(i));
      values[i] = value instanceof Instant time ? text(time) : value;
    }
    statement.setArray(parameter, statement.getConnection().createArrayOf(type, values));
  }

  /** A time as PostgreSQL reads it: the year before 1 is 1 BC, and ISO 8601 has a year 0. */
  static String text(Instant time) {
    String iso = time.toString();
    int afterYear = iso.indexOf('-', 1);
    int year = Integer.parseInt(iso.substring(0, afterYear));
    return year > 0
        ? iso
        : String.format(Locale.ROOT, "%04d", 1 - year) + iso.substring(afterYear) + " BC";
  }
}
