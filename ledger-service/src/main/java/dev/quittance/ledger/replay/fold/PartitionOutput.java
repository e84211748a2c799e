package dev.quittance.ledger.replay.fold;

import dev.quittance.ledger.core.checkpoint.Checkpoint;
import dev.quittance.ledger.core.journal.PartitionBook;
import dev.quittance.ledger.store.CopyRows;
import dev.quittance.ledger.store.EntryBatch;
import dev.quittance.ledger.store.LedgerTable;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Rows that are only looked at: each goes to a sink, none is stored. */
public final class PartitionOutput implements RowOutput {

  private final Map<LedgerTable, CopyRows> buffers = new EnumMap<>(LedgerTable.class);
  private final RowSink sink;
  private final FoldedLedger folded;

  public PartitionOutput(RowSink sink, FoldedLedger folded) {
    this.sink = sink;
    this.folded = folded;
    for (LedgerTable table : LedgerTable.values()) {
      buffers.put(table, new CopyRows());
    }
  }

  @Override
  public CopyRows rows(LedgerTable table) {
    return Objects.requireNonNull(buffers.get(table));
  }

  @Override
  public void added(LedgerTable table) {
    CopyRows rows = rows(table);
    sink.row(table, rows.buffer(), rows.rowStart(), rows.size());
  }

  @Override
  public void pause() {
    buffers.values().forEach(CopyRows::clear);
  }

  @Override
  public void parkings(int partition, Collection<EntryBatch.ParkedChange> parkings) {
    folded.parkings(partition, parkings);
  }

  @Override
  public void checkpoints(Collection<Checkpoint> made) {
    folded.checkpoints(made);
  }

  @Override
  public void finished(PartitionBook book, long nextOffset) {
    folded.finished(book, nextOffset);
  }
}
