package dev.quittance.orders.order.store;

import dev.quittance.orders.store.Times;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Orders that wait for an answer to their payment.
 *
 * @param oldest since when the first of them waits; null if none does
 * @param isBehind whether more than are tolerated have waited from before a time on, one at least
 *     was placed since, and none is answered that was placed after the last so many of them
 */
public record Waiting(@Nullable Instant oldest, boolean isBehind) {

  /**
   * Ids sort by time, and all but the answered ones come from the index on the status. Where few
   * wait there is no first of the last, and nothing else is asked. Told the order, PostgreSQL reads
   * those that came later, and not all that came before.
   */
  private static final String QUERY =
      """
      WITH last AS MATERIALIZED (
        SELECT (SELECT id FROM orders
                 WHERE status = 'PLACED' AND id < ? AND updated_at < ?
                 ORDER BY id DESC OFFSET ? LIMIT 1) AS first)
      SELECT (SELECT updated_at FROM orders WHERE status = 'PLACED' ORDER BY id LIMIT 1) AS oldest,
             last.first IS NOT NULL
             AND (SELECT id FROM orders ORDER BY id DESC LIMIT 1) >= ?
             AND (SELECT id FROM orders
                   WHERE id > last.first AND payment_status <> 'PENDING'
                   ORDER BY id LIMIT 1) IS NULL
             AS is_behind
        FROM last
      """;

  static Waiting read(Connection connection, Instant since, int tolerated) throws SQLException {
    UUID first = firstOf(since);
    try (PreparedStatement select = connection.prepareStatement(QUERY)) {
      select.setObject(1, first);
      select.setObject(2, Times.written(since));
      select.setInt(3, tolerated);
      select.setObject(4, first);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new Waiting(Times.readNullable(row, "oldest"), row.getBoolean("is_behind"));
      }
    }
  }

  /** The least version 7 UUID of that millisecond (RFC 9562 section 5.7). */
  private static UUID firstOf(Instant time) {
    return new UUID(time.toEpochMilli() << 16 | 0x7000, 0x8000_0000_0000_0000L);
  }
}
