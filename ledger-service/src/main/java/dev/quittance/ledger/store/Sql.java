package dev.quittance.ledger.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** What JDBC takes three lines for. */
public final class Sql {

  private Sql() {}

  public static void execute(Connection connection, String... statements) throws SQLException {
    execute(connection, List.of(statements));
  }

  public static void execute(Connection connection, List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  public static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** Microseconds since 1970 as a timestamp. */
  public static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
  }

  /** Microseconds since 1970 of a timestamp. */
  public static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
  }

  /**
   * An SQL expression: the timestamp of so many microseconds since 1970, exactly. PostgreSQL
   * multiplies intervals by doubles, which count single microseconds only until the year 2255.
   *
   * @param micros an SQL expression of type bigint
   */
  public static String timestamp(String micros) {
    return """
        (timestamptz 'epoch' + (%1$s / 3600000000) * interval '1 hour' \
        + (%1$s %% 3600000000) * interval '1 microsecond')"""
        .formatted(micros);
  }

  /** An SQL expression for that many microseconds since 1970. */
  public static String timestamp(long micros) {
    return timestamp("'" + micros + "'::bigint");
  }

  public static long micros(OffsetDateTime time) {
    return time.toEpochSecond() * 1_000_000L + time.getNano() / 1_000;
  }
}
