package dev.quittance.ledger.store;

import dev.quittance.ledger.fold.Transaction;
import dev.quittance.ledger.journal.BookObserver;
import dev.quittance.ledger.journal.Decision;
import dev.quittance.ledger.journal.JournalEntry;
import dev.quittance.ledger.journal.ParkedRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a book has written and is not stored yet. */
public final class EntryBatch implements BookObserver {

  /** An entry with the chain's hash of it. */
  public record Hashed(JournalEntry entry, byte[] hash) {}

  /** A change to the parked events: parked anew, with another reason, or decided on. */
  public record Parking(ParkedRecord parked, @Nullable Decision decision) {}

  private final List<Hashed> entries = new ArrayList<>();
  private final Map<Long, Parking> parkings = new LinkedHashMap<>();

  @Override
  public void posted(
      JournalEntry entry, byte[] hash, @Nullable Transaction before, Transaction after) {
    entries.add(new Hashed(entry, hash));
  }

  @Override
  public void parked(ParkedRecord parked) {
    parkings.put(parked.logRecord().offset(), new Parking(parked, null));
  }

  @Override
  public void released(ParkedRecord parked, Decision decision) {
    parkings.put(parked.logRecord().offset(), new Parking(parked, decision));
  }

  public List<Hashed> entries() {
    return entries;
  }

  /** The last state of each parked record, by offset. */
  public Map<Long, Parking> parkings() {
    return parkings;
  }

  public void clear() {
    entries.clear();
    parkings.clear();
  }
}
