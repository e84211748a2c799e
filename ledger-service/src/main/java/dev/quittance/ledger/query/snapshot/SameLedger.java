package dev.quittance.ledger.query.snapshot;

import dev.quittance.ledger.query.snapshot.ReadResult.Found;
import dev.quittance.ledger.query.snapshot.ReadResult.Refused;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Keeps the pages of a list or statement from being those of two ledgers. */
public final class SameLedger {

  private SameLedger() {}

  /**
   * The same read for a later page. A rebuild leaves the ledger as it was, unless it switched
   * although something differed.
   *
   * @param generation the one that the first page was read from
   */
  public static <T> RefusableRead<T> as(long generation, SnapshotRead<T> read) {
    return tryAs(generation, snapshot -> new Found<>(read.from(snapshot)));
  }

  public static <T> RefusableRead<T> tryAs(long generation, RefusableRead<T> read) {
    return snapshot ->
        hasChanged(snapshot, generation)
            ? new Refused<>(new ReadRefusal.LedgerChanged())
            : read.from(snapshot);
  }

  private static boolean hasChanged(Snapshot snapshot, long generation) throws SQLException {
    try (PreparedStatement select =
        snapshot
            .connection()
            .prepareStatement(
                """
                SELECT FROM replay AS r
                  JOIN generation AS g ON g.number = r.generation
                 WHERE g.live_at IS NOT NULL AND g.number > ? AND NOT r.identical
                """)) {
      select.setLong(1, generation);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }
}
