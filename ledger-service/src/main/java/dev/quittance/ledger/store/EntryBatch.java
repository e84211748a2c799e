package dev.quittance.ledger.store;

import dev.quittance.ledger.core.checkpoint.Checkpoint;
import dev.quittance.ledger.core.fold.Transaction;
import dev.quittance.ledger.core.journal.BookObserver;
import dev.quittance.ledger.core.journal.Decision;
import dev.quittance.ledger.core.journal.JournalEntry;
import dev.quittance.ledger.core.journal.LogRecord;
import dev.quittance.ledger.core.journal.RefusedRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a book has written and is not stored yet. */
public final class EntryBatch implements BookObserver {

  /** An entry with the chain's hash of it. */
  public record Hashed(JournalEntry entry, byte[] hash) {}

  /**
   * A change to the parked events.
   *
   * @param whole the record, if it was parked since the last time
   * @param why why it is parked, if that is new
   * @param decision what was decided, if it is parked no longer
   */
  public record ParkedChange(
      long offset,
      @Nullable LogRecord whole,
      @Nullable RefusedRecord why,
      @Nullable Decision decision) {}

  private final List<Hashed> entries = new ArrayList<>();
  private final List<Checkpoint> checkpoints = new ArrayList<>();
  private final Map<Long, ParkedChange> parkings = new LinkedHashMap<>();

  @Override
  public void posted(
      JournalEntry entry, byte[] hash, @Nullable Transaction before, Transaction after) {
    entries.add(new Hashed(entry, hash));
  }

  @Override
  public void parked(RefusedRecord parked, LogRecord logRecord) {
    parkings.put(parked.offset(), new ParkedChange(parked.offset(), logRecord, parked, null));
  }

  @Override
  public void reached(Checkpoint checkpoint) {
    checkpoints.add(checkpoint);
  }

  @Override
  public void kept(RefusedRecord parked) {
    ParkedChange before = parkings.get(parked.offset());
    parkings.put(
        parked.offset(),
        new ParkedChange(parked.offset(), before == null ? null : before.whole(), parked, null));
  }

  @Override
  public void released(long offset, Decision decision) {
    ParkedChange before = parkings.get(offset);
    parkings.put(
        offset,
        before == null
            ? new ParkedChange(offset, null, null, decision)
            : new ParkedChange(offset, before.whole(), before.why(), decision));
  }

  public List<Hashed> entries() {
    return entries;
  }

  public List<Checkpoint> checkpoints() {
    return checkpoints;
  }

  /** The last state of each parked record, by offset. */
  public Map<Long, ParkedChange> parkings() {
    return parkings;
  }

  public void clear() {
    entries.clear();
    checkpoints.clear();
    parkings.clear();
  }
}
