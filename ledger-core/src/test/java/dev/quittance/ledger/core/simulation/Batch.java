package dev.quittance.ledger.core.simulation;

import dev.quittance.contract.Ids;
import dev.quittance.ledger.core.checkpoint.Checkpoint;
import dev.quittance.ledger.core.checkpoint.CheckpointRule;
import dev.quittance.ledger.core.fold.Transaction;
import dev.quittance.ledger.core.journal.BookMemory;
import dev.quittance.ledger.core.journal.BookObserver;
import dev.quittance.ledger.core.journal.Decision;
import dev.quittance.ledger.core.journal.JournalEntry;
import dev.quittance.ledger.core.journal.LogRecord;
import dev.quittance.ledger.core.journal.ParkedBefore;
import dev.quittance.ledger.core.journal.PartitionBook;
import dev.quittance.ledger.core.journal.RefusedRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Records consumed by a book that was opened with what is stored of their orders, and no more. All
 * it does is in its fields until it is committed.
 */
public final class Batch implements BookObserver, ParkedBefore {

  private static final int ENTRIES_A_CHECKPOINT = 7;

  final long from;
  final long next;
  final PartitionBook book;
  final List<JournalEntry> entries = new ArrayList<>();
  final List<byte[]> hashes = new ArrayList<>();
  final Map<UUID, Transaction> changed = new LinkedHashMap<>();
  final Map<Long, StoredPartition.@Nullable Parked> parked = new LinkedHashMap<>();
  private final StoredPartition stored;
  private final List<SimulatedRecord> records;
  final List<String> decisions = new ArrayList<>();
  final List<Checkpoint> checkpoints = new ArrayList<>();

  public Batch(StoredPartition stored, String service, List<SimulatedRecord> records) {
    this(stored, service, records, new BookMemory(records.size()));
  }

  /**
   * @param memory not used by another batch until this one is committed
   */
  public Batch(
      StoredPartition stored, String service, List<SimulatedRecord> records, BookMemory memory) {
    this.stored = stored;
    this.records = records;
    this.from = stored.nextOffset();
    this.next = records.isEmpty() ? from : records.getLast().offset() + 1;
    this.book =
        new PartitionBook(
            stored.here(),
            service,
            stored.partitionHead(),
            memory,
            this,
            this,
            CheckpointRule.every(ENTRIES_A_CHECKPOINT));
    Set<String> keys = new LinkedHashSet<>();
    records.forEach(r -> keys.add(r.keyText()));
    stored.transactionsOf(keys).forEach(book::open);
    stored.firstParkedOf(keys).forEach(book::open);
    records.forEach(book::consume);
  }

  public PartitionBook book() {
    return book;
  }

  @Override
  public void posted(
      JournalEntry entry, byte[] hash, @Nullable Transaction before, Transaction after) {
    entries.add(entry);
    hashes.add(hash.clone());
    changed.put(after.orderId(), after);
  }

  @Override
  public void parked(RefusedRecord parkedRecord, LogRecord logRecord) {
    parked.put(
        parkedRecord.offset(),
        new StoredPartition.Parked(parkedRecord, (SimulatedRecord) logRecord));
  }

  @Override
  public void reached(Checkpoint checkpoint) {
    checkpoints.add(checkpoint);
  }

  @Override
  public void kept(RefusedRecord parkedRecord) {
    parked.put(
        parkedRecord.offset(), new StoredPartition.Parked(parkedRecord, at(parkedRecord.offset())));
  }

  @Override
  public void released(long offset, Decision decision) {
    parked.put(offset, null);
    decisions.add(
        String.format(
            Locale.ROOT,
            "%d %s at %d by %s: %s",
            offset,
            decision.discarded() ? "discarded" : "retried",
            decision.offset(),
            decision.decidedBy(),
            decision.reason()));
  }

  @Override
  public SimulatedRecord at(long offset) {
    return records.stream()
        .filter(one -> one.offset() == offset)
        .findFirst()
        .orElseGet(() -> stored.parkedRecord(offset));
  }

  @Override
  public long next(UUID order, long after) {
    return stored.nextParked(Ids.of(Ids.ORDER, order), after);
  }

  @Override
  public boolean isParkedAlone(long offset) {
    return stored.isParkedAlone(offset);
  }
}
