package dev.quittance.ledger.query.snapshot;

import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Keeps the pages of a list or statement from being those of two ledgers. */
public final class SameLedger {

  private SameLedger() {}

  /**
   * The same read for a later page. A rebuild leaves the ledger as it was, unless it was switched
   * to with differences.
   *
   * @param generation the one that the first page was read from
   */
  public static <T> SnapshotRead<T> as(long generation, SnapshotRead<T> read) {
    return snapshot -> {
      demand(snapshot, generation);
      return read.from(snapshot);
    };
  }

  /**
   * @throws ProblemException 409 {@code ledger_changed} if the snapshot is of another ledger
   */
  public static void demand(Snapshot snapshot, long generation) throws SQLException {
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
        if (row.next()) {
          throw ProblemException.of(
              ProblemCode.LEDGER_CHANGED,
              "The ledger was rebuilt since the first page, and differences were accepted."
                  + " Begin again, without cursor=.");
        }
      }
    }
  }

  /** 409: what an answer is being read from is not kept any longer. */
  static ProblemException gone(int generation) {
    return ProblemException.of(
        ProblemCode.LEDGER_CHANGED,
        "Generation "
            + generation
            + " of the ledger, from which the answer began, was dropped meanwhile. Begin again.");
  }
}
