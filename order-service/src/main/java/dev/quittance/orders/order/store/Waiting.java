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
 * @param isBehind whether more than are tolerated have waited from before a time on, and of those
 *     that were placed since, one at least, none is answered
 */
public record Waiting(@Nullable Instant oldest, boolean isBehind) {

  /**
   * Ids sort by time. The first condition is mostly false, and is all that is asked then; it and
   * the oldest come from the index on the status.
   */
  private static final String QUERY =
      """
      SELECT (SELECT updated_at FROM orders WHERE status = 'PLACED' ORDER BY id LIMIT 1) AS oldest,
             (SELECT count(*) FROM (
                SELECT FROM orders
                 WHERE status = 'PLACED' AND id < ? AND updated_at < ? LIMIT ?) AS old) >= ?
             AND EXISTS (SELECT FROM orders WHERE id >= ?)
             AND NOT EXISTS (
                SELECT FROM orders WHERE id >= ? AND payment_status <> 'PENDING') AS is_behind
      """;

  static Waiting read(Connection connection, Instant since, int tolerated) throws SQLException {
    UUID first = firstOf(since);
    try (PreparedStatement select = connection.prepareStatement(QUERY)) {
      select.setObject(1, first);
      select.setObject(2, Times.written(since));
      select.setInt(3, tolerated + 1);
      select.setInt(4, tolerated + 1);
      select.setObject(5, first);
      select.setObject(6, first);
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
