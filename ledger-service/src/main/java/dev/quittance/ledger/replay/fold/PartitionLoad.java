package dev.quittance.ledger.replay.fold;

import dev.quittance.ledger.core.checkpoint.Checkpoint;
import dev.quittance.ledger.core.journal.PartitionBook;
import dev.quittance.ledger.core.journal.PartitionHead;
import dev.quittance.ledger.store.CheckpointStore;
import dev.quittance.ledger.store.CopyRows;
import dev.quittance.ledger.store.EntryBatch;
import dev.quittance.ledger.store.GenerationTables;
import dev.quittance.ledger.store.LedgerTable;
import dev.quittance.ledger.store.ParkedStore;
import dev.quittance.ledger.store.PartitionHeads;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Rows on their way into a new generation: each is counted in the digest and copied. Two lanes a
 * partition, as postings are written beside the entries they belong to.
 */
public final class PartitionLoad implements RowOutput {

  /** Small enough to be still in the processor's cache when it is sent. */
  private static final int PIECE_BYTES = 1 << 16;

  private static final int CHECKPOINTS_AT_ONCE = 1_000;

  private final Map<LedgerTable, CopyRows> buffers = new EnumMap<>(LedgerTable.class);
  private final List<Checkpoint> checkpoints = new ArrayList<>();
  private final CopyLane postings;
  private final CopyLane others;
  private final GenerationTables tables;
  private final FoldedLedger folded;

  public PartitionLoad(
      CopyLane postings, CopyLane others, GenerationTables tables, FoldedLedger folded) {
    this.postings = postings;
    this.others = others;
    this.tables = tables;
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
    folded.digest().add(table, rows.buffer(), rows.rowStart(), rows.size());
  }

  @Override
  public void pause() throws SQLException {
    send(PIECE_BYTES);
  }

  /** Sends what tables have gathered, where it is so much or more. */
  private void send(int bytes) throws SQLException {
    for (Map.Entry<LedgerTable, CopyRows> one : buffers.entrySet()) {
      if (one.getValue().size() >= bytes) {
        CopyLane lane = one.getKey() == LedgerTable.POSTING ? postings : others;
        lane.send(one.getKey(), one.getValue());
      }
    }
  }

  @Override
  public void parkings(int partition, Collection<EntryBatch.ParkedChange> parkings)
      throws SQLException {
    if (!parkings.isEmpty()) {
      folded.parkings(partition, parkings);
      ParkedStore.save(others.between(), tables, partition, parkings);
    }
  }

  @Override
  public void checkpoints(Collection<Checkpoint> made) throws SQLException {
    checkpoints.addAll(made);
    if (checkpoints.size() >= CHECKPOINTS_AT_ONCE) {
      saveCheckpoints();
    }
  }

  /** Rarely, as it ends a COPY. */
  private void saveCheckpoints() throws SQLException {
    CheckpointStore.save(others.between(), tables, checkpoints);
    checkpoints.clear();
  }

  @Override
  public void finished(PartitionBook book, long nextOffset) throws SQLException {
    send(1);
    folded.finished(book, nextOffset);
    saveCheckpoints();
    PartitionHeads.save(
        others.between(),
        tables,
        List.of(
            new PartitionHead(
                book.partition(), nextOffset, book.entries(), book.head(), book.running())));
    postings.commit();
    others.commit();
  }

  @Override
  public void close() {
    postings.close();
    others.close();
  }
}
