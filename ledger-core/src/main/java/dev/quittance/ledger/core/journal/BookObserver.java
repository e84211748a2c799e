package dev.quittance.ledger.core.journal;

import dev.quittance.ledger.core.checkpoint.Checkpoint;
import dev.quittance.ledger.core.fold.Transaction;
import org.jspecify.annotations.Nullable;

/** Receives what a book writes, in order. */
public interface BookObserver {

  /** An entry was appended; {@code hash} is the chain's new head. */
  void posted(JournalEntry entry, byte[] hash, @Nullable Transaction before, Transaction after);

  /** A record was parked. It may be large: an observer that keeps it bounds how long. */
  void parked(RefusedRecord parked, LogRecord logRecord);

  /** A parked record was retried and stays parked, now for this reason. */
  void kept(RefusedRecord parked);

  /** A checkpoint was made; where, the book was told. */
  default void reached(Checkpoint checkpoint) {}

  /** The record parked at that offset was applied, or discarded, by a decision of ops. */
  void released(long offset, Decision decision);
}
