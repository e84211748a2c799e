package dev.quittance.kit.parking;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the table {@code parked_event}, of which every service has one.
 *
 * @param condition SQL: which rows count; in the ledger those of one generation, not decided on
 * @param parkedAt SQL: when a row was parked
 */
public record ParkedEventReads(String condition, String parkedAt) {

  /** See {@link ParkedEvents#from}. */
  public List<ParkedEvent> from(Connection connection, long partition, long offset, int limit)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT partition, "offset", substring(record_key, 1, 64) AS record_key,
                   reason, detail, %s AS parked_at,
                   coalesce(length(payload), 0) AS payload_bytes
              FROM parked_event
             WHERE %s AND (partition, "offset") >= (?, ?)
             ORDER BY partition, "offset"
             LIMIT ?
            """
                .formatted(parkedAt, condition))) {
      select.setLong(1, partition);
      select.setLong(2, offset);
      select.setInt(3, limit);
      List<ParkedEvent> parked = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          parked.add(parkedEvent(row));
        }
      }
      return parked;
    }
  }

  /** See {@link ParkedEvents#countByReason}. */
  public Map<String, Long> countByReason(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT reason, count(*) FROM parked_event WHERE "
                    + condition
                    + " GROUP BY reason");
        ResultSet row = select.executeQuery()) {
      Map<String, Long> counts = new HashMap<>();
      while (row.next()) {
        counts.put(row.getString(1), row.getLong(2));
      }
      return counts;
    }
  }

  /** See {@link ParkedEvents#count}. */
  public long count(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("SELECT count(*) FROM parked_event WHERE " + condition);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static ParkedEvent parkedEvent(ResultSet row) throws SQLException {
    int partition = row.getInt("partition");
    long offset = row.getLong("offset");
    byte[] key = row.getBytes("record_key");
    OffsetDateTime parkedAt = row.getObject("parked_at", OffsetDateTime.class);
    return new ParkedEvent(
        partition + "-" + offset,
        partition,
        offset,
        key == null ? null : new String(key, StandardCharsets.UTF_8),
        row.getString("reason"),
        row.getString("detail"),
        row.getInt("payload_bytes"),
        parkedAt == null ? null : parkedAt.toInstant());
  }
}
