package dev.quittance.ledger.replay.fold;

import dev.quittance.ledger.core.checkpoint.Checkpoint;
import dev.quittance.ledger.core.journal.PartitionBook;
import dev.quittance.ledger.store.CopyRows;
import dev.quittance.ledger.store.EntryBatch;
import dev.quittance.ledger.store.LedgerTable;
import java.util.Collection;

/** Where the rows of one partition go. */
public interface RowOutput extends AutoCloseable {

  /** The buffer to write a table's next row to. */
  CopyRows rows(LedgerTable table);

  /** A row was written to it. */
  void added(LedgerTable table);

  /** A moment to empty the buffers, if there is enough in them. */
  void pause() throws Exception;

  /** Parked events since the last time. */
  void parkings(int partition, Collection<EntryBatch.ParkedChange> parkings) throws Exception;

  /** Checkpoints since the last time. */
  void checkpoints(Collection<Checkpoint> made) throws Exception;

  /** Called last: all rows have been written. */
  void finished(PartitionBook book, long nextOffset) throws Exception;

  @Override
  default void close() throws Exception {}
}
