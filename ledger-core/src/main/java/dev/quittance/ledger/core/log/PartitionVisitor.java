package dev.quittance.ledger.core.log;

import dev.quittance.ledger.core.checkpoint.CheckpointRule;
import dev.quittance.ledger.core.journal.BookObserver;
import dev.quittance.ledger.core.journal.PartitionBook;

/** Goes along while one partition is folded; used by one thread. */
public interface PartitionVisitor extends BookObserver, AutoCloseable {

  /** Where checkpoints are made. */
  default CheckpointRule checkpoints() {
    return CheckpointRule.NEVER;
  }

  /** Called now and then between records: a good moment to write out what has been gathered. */
  void paused(PartitionBook book) throws Exception;

  /** Called once, when the partition has been folded as far as was asked. */
  void finished(PartitionBook book, long nextOffset) throws Exception;

  /** Called last, whether the partition was finished or not. */
  @Override
  default void close() throws Exception {}
}
