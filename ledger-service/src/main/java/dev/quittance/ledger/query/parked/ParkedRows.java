package dev.quittance.ledger.query.parked;

import dev.quittance.ledger.query.snapshot.Snapshot;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Parked events of an order. */
public final class ParkedRows {

  /** The most in one answer: an order can have any number of parked events. */
  private static final int MOST = 100;

  private ParkedRows() {}

  /**
   * Those that were parked at the snapshot's offsets. An event that cannot be posted may have no
   * time that can be read, so a bound in time does not apply to it. The first {@value #MOST}.
   */
  public static List<ParkedNotice> ofOrder(Snapshot snapshot, UUID orderId) throws SQLException {
    try (PreparedStatement select =
        snapshot
            .connection()
            .prepareStatement(
                """
                SELECT partition, "offset", reason, detail, decided_offset
                  FROM parked_event
                 WHERE generation = ? AND order_id = ?
                 ORDER BY decided_offset DESC NULLS FIRST, partition, "offset"
                 LIMIT 1000
                """)) {
      select.setInt(1, snapshot.tables().number());
      select.setObject(2, orderId);
      List<ParkedNotice> parked = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next() && parked.size() < MOST) {
          int partition = row.getInt(1);
          long end = snapshot.coverage().offsets().at(partition);
          long decided = row.getLong(5);
          boolean undecided = row.wasNull() || decided >= end;
          if (row.getLong(2) < end && undecided) {
            parked.add(
                new ParkedNotice(partition, row.getLong(2), row.getString(3), row.getString(4)));
          }
        }
      }
      return parked;
    }
  }
}
