package dev.quittance.ledger.query.snapshot;

import dev.quittance.ledger.query.snapshot.ReadResult.Found;
import dev.quittance.ledger.query.snapshot.ReadResult.Refused;
import dev.quittance.ledger.replay.run.ReplayStore;

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
        ReplayStore.acceptedDifferencesSince(snapshot.connection(), generation)
            ? new Refused<>(new ReadRefusal.LedgerChanged())
            : read.from(snapshot);
  }
}
