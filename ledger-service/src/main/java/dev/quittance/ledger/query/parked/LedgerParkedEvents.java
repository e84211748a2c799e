package dev.quittance.ledger.query.parked;

import dev.quittance.contract.Ids;
import dev.quittance.kit.parking.ParkedEvent;
import dev.quittance.kit.parking.ParkedEventReads;
import dev.quittance.kit.parking.ParkedEvents;
import dev.quittance.ledger.query.snapshot.AsOf;
import dev.quittance.ledger.query.snapshot.Snapshot;
import dev.quittance.ledger.query.snapshot.SnapshotRead;
import dev.quittance.ledger.query.snapshot.Snapshots;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
    return read(
        snapshot -> undecided(snapshot).from(snapshot.connection(), partition, offset, limit));
  }

  @Override
  public Map<String, Long> countByReason() {
    return read(snapshot -> undecided(snapshot).countByReason(snapshot.connection()));
  }

  @Override
  public long count() {
    return read(snapshot -> undecided(snapshot).count(snapshot.connection()));
  }

  @Override
  public long firstOf(int partition, String orderId) {
    UUID order = Ids.uuidOfSubject(orderId);
    return read(snapshot -> firstOf(snapshot, partition, order));
  }

  private <T> T read(SnapshotRead<T> read) {
    return snapshots.read(AsOf.NOW, read).found().answer();
  }

  /** Parking is computed from the log alone, so there is no time at which an event was parked. */
  private static ParkedEventReads undecided(Snapshot snapshot) {
    return new ParkedEventReads(
        "generation = " + snapshot.tables().number() + " AND decision IS NULL",
        "NULL::timestamptz");
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
}
