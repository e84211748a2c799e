package dev.quittance.orders.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Instants as {@code timestamptz}. */
public final class Times {

  private Times() {}

  public static Instant read(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(readNullable(row, column), column);
  }

  public static @Nullable Instant readNullable(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  public static OffsetDateTime written(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
