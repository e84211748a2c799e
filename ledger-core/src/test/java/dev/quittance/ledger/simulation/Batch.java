package dev.quittance.ledger.simulation;

import dev.quittance.ledger.fold.Transaction;
import dev.quittance.ledger.journal.BookMemory;
import dev.quittance.ledger.journal.BookObserver;
import dev.quittance.ledger.journal.Decision;
import dev.quittance.ledger.journal.JournalEntry;
import dev.quittance.ledger.journal.ParkedRecord;
import dev.quittance.ledger.journal.PartitionBook;
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
 * Records taken into a book that was opened with what is stored of their orders, and no more. All
 * it does is in its fields until it is committed.
 */
public final class Batch implements BookObserver {

  final long from;
  final long next;
  final PartitionBook book;
  final List<JournalEntry> entries = new ArrayList<>();
  final List<byte[]> hashes = new ArrayList<>();
  final Map<UUID, Transaction> changed = new LinkedHashMap<>();
  final Map<Long, @Nullable ParkedRecord> parked = new LinkedHashMap<>();
  final List<String> decisions = new ArrayList<>();

  public Batch(StoredPartition stored, String service, List<SimulatedRecord> records) {
    this(stored, service, records, new BookMemory(records.size()));
  }

  /**
   * @param memory not used by another batch until this one is committed
   */
  public Batch(
      StoredPartition stored, String service, List<SimulatedRecord> records, BookMemory memory) {
    this.from = stored.nextOffset();
    this.next = records.isEmpty() ? from : records.getLast().offset() + 1;
    this.book =
        new PartitionBook(
            stored.partition(), service, stored.head(), stored.entries(), memory, this);
    Set<String> keys = new LinkedHashSet<>();
    records.forEach(r -> keys.add(r.keyText()));
    stored.transactionsOf(keys).forEach(book::open);
    stored.parkedOf(keys).forEach(book::open);
    records.forEach(book::take);
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
  public void parked(ParkedRecord parkedRecord) {
    parked.put(parkedRecord.logRecord().offset(), parkedRecord);
  }

  @Override
  public void released(ParkedRecord parkedRecord, Decision decision) {
    parked.put(parkedRecord.logRecord().offset(), null);
    decisions.add(
        String.format(
            Locale.ROOT,
            "%d %s at %d by %s: %s",
            parkedRecord.logRecord().offset(),
            decision.discarded() ? "discarded" : "retried",
            decision.offset(),
            decision.decidedBy(),
            decision.reason()));
  }
}
