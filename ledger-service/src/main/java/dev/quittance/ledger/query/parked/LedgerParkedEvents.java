package dev.quittance.ledger.query.parked;

import dev.quittance.contract.Ids;
import dev.quittance.kit.parking.ParkedEvent;
import dev.quittance.kit.parking.ParkedEvents;
import dev.quittance.ledger.query.snapshot.AsOf;
import dev.quittance.ledger.query.snapshot.Snapshot;
import dev.quittance.ledger.query.snapshot.Snapshots;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The parked events of the live generation that no decision was made on. */
@ApplicationScoped
public class LedgerParkedEvents implements ParkedEvents {

  private final Snapshots snapshots;

  LedgerParkedEvents(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  @Override
  public List<ParkedEvent> from(long partition, long offset, int limit) {
    return snapshots
        .read(AsOf.NOW, snapshot -> from(snapshot, partition, offset, limit))
        .found()
        .answer();
  }

  @Override
  public Map<String, Long> countByReason() {
    return snapshots.read(AsOf.NOW, LedgerParkedEvents::countByReason).found().answer();
  }

  @Override
  public long firstOf(int partition, String orderId) {
    UUID order = Ids.uuid(Ids.ORDER, orderId);
    return snapshots
        .read(AsOf.NOW, snapshot -> firstOf(snapshot, partition, order))
        .found()
        .answer();
  }

  private static long firstOf(Snapshot snapshot, int partition, UUID order) throws SQLException {
    try (PreparedStatement select =
        snapshot
            .connection()
            .prepareStatement(
                """
                SELECT min("offset")
                  FROM parked_event
                 WHERE generation = ? AND partition = ? AND order_id = ? AND decision IS NULL
                """)) {
      select.setInt(1, snapshot.tables().number());
      select.setInt(2, partition);
      select.setObject(3, order);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        long first = row.getLong(1);
        return row.wasNull() ? NONE : first;
      }
    }
  }

  @Override
  public long count() {
    return snapshots.read(AsOf.NOW, LedgerParkedEvents::count).found().answer();
  }

  private static Map<String, Long> countByReason(Snapshot snapshot) throws SQLException {
    try (PreparedStatement select =
        snapshot
            .connection()
            .prepareStatement(
                """
                SELECT reason, count(*)
                  FROM parked_event
                 WHERE generation = ? AND decision IS NULL
                 GROUP BY reason
                """)) {
      select.setInt(1, snapshot.tables().number());
      Map<String, Long> counts = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          counts.put(row.getString(1), row.getLong(2));
        }
      }
      return counts;
    }
  }

  private static long count(Snapshot snapshot) throws SQLException {
    try (PreparedStatement select =
        snapshot
            .connection()
            .prepareStatement(
                "SELECT count(*) FROM parked_event WHERE generation = ? AND decision IS NULL")) {
      select.setInt(1, snapshot.tables().number());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static List<ParkedEvent> from(Snapshot snapshot, long partition, long offset, int limit)
      throws SQLException {
    try (PreparedStatement select =
        snapshot
            .connection()
            .prepareStatement(
                """
                SELECT partition, "offset", substring(record_key, 1, 64) AS record_key, reason, detail,
                       coalesce(length(payload), 0) AS payload_bytes
                  FROM parked_event
                 WHERE generation = ? AND decision IS NULL AND (partition, "offset") >= (?, ?)
                 ORDER BY partition, "offset"
                 LIMIT ?
                """)) {
      select.setInt(1, snapshot.tables().number());
      select.setLong(2, partition);
      select.setLong(3, offset);
      select.setInt(4, limit);
      List<ParkedEvent> parked = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          parked.add(parkedEvent(row));
        }
      }
      return parked;
    }
  }

  private static ParkedEvent parkedEvent(ResultSet row) throws SQLException {
    int partition = row.getInt("partition");
    long offset = row.getLong("offset");
    byte[] key = row.getBytes("record_key");
    return new ParkedEvent(
        partition + "-" + offset,
        partition,
        offset,
        key == null ? null : new String(key, StandardCharsets.UTF_8),
        row.getString("reason"),
        row.getString("detail"),
        row.getInt("payload_bytes"),
        null);
  }
}
