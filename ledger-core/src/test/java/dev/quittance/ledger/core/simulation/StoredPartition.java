package dev.quittance.ledger.core.simulation;

import dev.quittance.contract.Ids;
import dev.quittance.contract.codec.LogPartition;
import dev.quittance.ledger.core.checkpoint.Checkpoint;
import dev.quittance.ledger.core.checkpoint.Running;
import dev.quittance.ledger.core.fold.Transaction;
import dev.quittance.ledger.core.journal.Balance;
import dev.quittance.ledger.core.journal.Chain;
import dev.quittance.ledger.core.journal.JournalEntry;
import dev.quittance.ledger.core.journal.PartitionHead;
import dev.quittance.ledger.core.journal.RefusedRecord;
import dev.quittance.ledger.core.posting.Account;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What committed batches leave of a partition, as a database would keep it. */
public final class StoredPartition {

  /** A parked record, whole. */
  public record Parked(RefusedRecord why, SimulatedRecord whole) {}

  private final LogPartition here;
  private final Map<UUID, Transaction> transactions = new HashMap<>();
  private final Map<Account, long[]> balances = new HashMap<>();
  private final TreeMap<Long, Parked> parked = new TreeMap<>();
  private final List<JournalEntry> journal = new ArrayList<>();
  private final List<byte[]> hashes = new ArrayList<>();
  private final List<String> decisions = new ArrayList<>();
  private final List<Checkpoint> checkpoints = new ArrayList<>();
  private byte[] head = Chain.fromStart().head();
  private Running running = Running.START;
  private long entries;
  private long nextOffset;

  public StoredPartition(LogPartition here) {
    this.here = here;
  }

  /**
   * Writes all of a batch, or nothing.
   *
   * @return false if another owner of the partition has committed since the batch was opened
   */
  public boolean commit(Batch batch) {
    if (batch.from != nextOffset) {
      return false;
    }
    nextOffset = batch.next;
    head = batch.book.head().clone();
    entries = batch.book.entries();
    running = Objects.requireNonNull(batch.book.running());
    checkpoints.addAll(batch.checkpoints);
    journal.addAll(batch.entries);
    hashes.addAll(batch.hashes);
    decisions.addAll(batch.decisions);
    transactions.putAll(batch.changed);
    batch.parked.forEach(this::park);
    batch.book.balances().all().forEach(this::add);
    return true;
  }

  private void park(long offset, @Nullable Parked one) {
    if (one == null) {
      parked.remove(offset);
    } else {
      parked.put(offset, one);
    }
  }

  private void add(Balance change) {
    long[] sums = balances.computeIfAbsent(change.account(), key -> new long[4]);
    sums[0] += change.postedDebits();
    sums[1] += change.postedCredits();
    sums[2] += change.pendingDebits();
    sums[3] += change.pendingCredits();
  }

  List<Transaction> transactionsOf(Set<String> orderIds) {
    return transactions.values().stream()
        .filter(t -> orderIds.contains(Ids.of(Audit.prefix(t), t.orderId())))
        .toList();
  }

  /** Those orders that have parked records, with the first of each. */
  Map<UUID, Long> firstParkedOf(Set<String> orderIds) {
    Map<UUID, Long> first = new TreeMap<>();
    for (String orderId : orderIds) {
      if (!isSubject(orderId)) {
        continue;
      }
      long offset = nextParked(orderId, -1);
      if (offset >= 0) {
        first.put(Ids.uuidOfSubject(orderId), offset);
      }
    }
    return first;
  }

  long nextParked(String orderId, long after) {
    return parked.tailMap(after, false).values().stream()
        .filter(p -> p.whole().keyText().endsWith(digits(orderId)) && isOfOrder(p))
        .mapToLong(p -> p.why().offset())
        .findFirst()
        .orElse(-1);
  }

  private static boolean isSubject(String key) {
    return Ids.isId(Ids.ORDER, key) || Ids.isId(Ids.RECEIPT, key);
  }

  /** A book knows the digits of an id alone. */
  private static String digits(String id) {
    return id.substring(Math.max(0, id.length() - 32));
  }

  boolean isParkedAlone(long offset) {
    Parked one = parked.get(offset);
    return one != null && !isOfOrder(one);
  }

  SimulatedRecord parkedRecord(long offset) {
    return Objects.requireNonNull(parked.get(offset)).whole();
  }

  private boolean isOfOrder(Parked one) {
    String key = one.whole().keyText();
    return isSubject(key) && NaiveLedger.home(key, here.count()) == here.number();
  }

  /** What ops can decide on. */
  List<ParkedAt> parkedAt() {
    return parked.values().stream()
        .map(p ->
            new ParkedAt(partition(), isOfOrder(p) ? p.whole().keyText() : null, p.why().offset()))
        .toList();
  }

  LogPartition here() {
    return here;
  }

  public int partition() {
    return here.number();
  }

  public byte[] head() {
    return head;
  }

  public long entries() {
    return entries;
  }

  public long nextOffset() {
    return nextOffset;
  }

  PartitionHead partitionHead() {
    return new PartitionHead(partition(), nextOffset, entries, head, running);
  }

  Running running() {
    return running;
  }

  List<Checkpoint> checkpoints() {
    return checkpoints;
  }

  public List<JournalEntry> journal() {
    return journal;
  }

  public List<byte[]> hashes() {
    return hashes;
  }

  public Map<UUID, Transaction> transactions() {
    return transactions;
  }

  /** Posted debits and credits, pending debits and credits. */
  public Map<Account, long[]> balances() {
    return balances;
  }

  public Map<Long, RefusedRecord> parked() {
    Map<Long, RefusedRecord> why = new TreeMap<>();
    parked.forEach((offset, p) -> why.put(offset, p.why()));
    return why;
  }

  public Digest digest() {
    Map<String, String> accounts = new TreeMap<>();
    balances.forEach((account, sums) ->
        accounts.put(
            account.path() + " " + account.currency(),
            "posted " + sums[0] + "/" + sums[1] + " pending " + sums[2] + "/" + sums[3]));
    Map<Long, String> reasons = new TreeMap<>();
    parked().forEach((offset, p) -> reasons.put(offset, p.reason() + ": " + p.detail()));
    return new Digest(
        nextOffset,
        HexFormat.of().formatHex(head),
        entries,
        new TreeMap<>(transactions),
        accounts,
        reasons,
        List.copyOf(decisions));
  }
}
