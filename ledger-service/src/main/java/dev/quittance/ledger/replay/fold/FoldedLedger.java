package dev.quittance.ledger.replay.fold;

import dev.quittance.ledger.core.checkpoint.Checkpoint;
import dev.quittance.ledger.core.journal.PartitionBook;
import dev.quittance.ledger.core.journal.PartitionHead;
import dev.quittance.ledger.core.journal.RefusedRecord;
import dev.quittance.ledger.replay.run.Proof;
import dev.quittance.ledger.store.CheckpointStore;
import dev.quittance.ledger.store.EntryBatch;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/** What the log says the ledger should be: digests of its rows, heads, and what is parked. */
public final class FoldedLedger {

  private final RowDigest digest;
  private final SortedMap<Integer, PartitionHead> heads = new ConcurrentSkipListMap<>();
  private final SortedMap<ParkedPosition, String> parked = new ConcurrentSkipListMap<>();
  private final Map<CheckpointStore.Place, Checkpoint> checkpoints = new ConcurrentHashMap<>();
  private volatile IntToLongFunction balances = partition -> 0;
  private final LongAdder events = new LongAdder();

  public FoldedLedger(RowDigest digest) {
    this.digest = digest;
  }

  void finished(PartitionBook book, long nextOffset) {
    events.add(book.consumed());
    heads.put(
        book.partition(),
        new PartitionHead(
            book.partition(), nextOffset, book.entries(), book.head(), book.running()));
  }

  /** What was parked where the fold begins. */
  public void startParked(Map<ParkedPosition, String> before) {
    parked.putAll(before);
  }

  void parkings(int partition, Collection<EntryBatch.ParkedChange> parkings) {
    for (EntryBatch.ParkedChange parking : parkings) {
      ParkedPosition place = new ParkedPosition(partition, parking.offset());
      RefusedRecord why = parking.why();
      if (parking.decision() == null && why != null) {
        parked.put(place, why.reason().name());
      } else {
        parked.remove(place);
      }
    }
  }

  void checkpoints(Collection<Checkpoint> made) {
    made.forEach(
        one -> checkpoints.put(new CheckpointStore.Place(one.partition(), one.nextOffset()), one));
  }

  /** The log's checkpoints, where they were asked for. */
  public Map<CheckpointStore.Place, Checkpoint> checkpoints() {
    return checkpoints;
  }

  /** The digests of the balances, which were compared. */
  public void balances(IntToLongFunction ofPartition) {
    balances = ofPartition;
  }

  /**
   * A proof of this.
   *
   * @param since the one it began at, or null
   * @param digestKey of the balances' digests
   */
  public Proof proof(
      UUID replay, @Nullable UUID since, int generation, Instant now, long digestKey) {
    SortedMap<Integer, Proof.Head> proven = new TreeMap<>();
    heads.forEach((partition, head) ->
        proven.put(partition, new Proof.Head(head, balances.applyAsLong(partition))));
    return new Proof(replay, since, generation, now, digestKey, proven);
  }

  /** How many events there were; there are more offsets where producers used transactions. */
  public long events() {
    return events.sum();
  }

  public RowDigest digest() {
    return digest;
  }

  public Map<Integer, PartitionHead> heads() {
    return heads;
  }

  /** Reasons of the records still parked. */
  public Map<ParkedPosition, String> parked() {
    return parked;
  }
}
