package dev.quittance.ledger.store;

import dev.quittance.ledger.fold.Transaction;
import dev.quittance.ledger.journal.BookObserver;
import dev.quittance.ledger.journal.Decision;
import dev.quittance.ledger.journal.JournalEntry;
import dev.quittance.ledger.journal.ParkedRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a book has written and is not stored yet. */
public final class EntryBatch implements BookObserver {

  /** An entry with the chain's hash of it. */
  public record Hashed(JournalEntry entry, byte[] hash) {}

  /** A change to the parked events: parked anew, with another reason, or decided on. */
  public record Parking(ParkedRecord parked, @Nullable Decision decision) {}

  private final List<Hashed> entries = new ArrayList<>();
  private final Set<UUID> placed = new HashSet<>();
  private final Set<UUID> changed = new HashSet<>();
  private final Map<Long, Parking> parkings = new LinkedHashMap<>();

  @Override
  public void posted(
      JournalEntry entry, byte[] hash, @Nullable Transaction before, Transaction after) {
    entries.add(new Hashed(entry, hash));
    if (before == null) {
      placed.add(after.orderId());
    } else if (!placed.contains(after.orderId())) {
      changed.add(after.orderId());
    }
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

  /** Orders that have their first entry in this batch. */
  Set<UUID> placed() {
    return placed;
  }

  /** Orders that had entries before and have more in this batch. */
  Set<UUID> changed() {
    return changed;
  }

  /** The last state of each parked record, by offset. */
  public Map<Long, Parking> parkings() {
    return parkings;
  }

  public int size() {
    return entries.size();
  }

  public void clear() {
    entries.clear();
    placed.clear();
    changed.clear();
    parkings.clear();
  }
}
