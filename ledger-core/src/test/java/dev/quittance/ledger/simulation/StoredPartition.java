package dev.quittance.ledger.simulation;

import dev.quittance.contract.Ids;
import dev.quittance.ledger.fold.Transaction;
import dev.quittance.ledger.journal.Balance;
import dev.quittance.ledger.journal.Chain;
import dev.quittance.ledger.journal.JournalEntry;
import dev.quittance.ledger.journal.ParkedRecord;
import dev.quittance.ledger.posting.Account;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What committed batches leave of a partition, as a database would keep it. */
public final class StoredPartition {

  private final int partition;
  private final Map<UUID, Transaction> transactions = new HashMap<>();
  private final Map<Account, long[]> balances = new HashMap<>();
  private final TreeMap<Long, ParkedRecord> parked = new TreeMap<>();
  private final List<JournalEntry> journal = new ArrayList<>();
  private final List<byte[]> hashes = new ArrayList<>();
  private final List<String> decisions = new ArrayList<>();
  private byte[] head = Chain.fromStart().head();
  private long entries;
  private long nextOffset;

  public StoredPartition(int partition) {
    this.partition = partition;
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
    journal.addAll(batch.entries);
    hashes.addAll(batch.hashes);
    decisions.addAll(batch.decisions);
    transactions.putAll(batch.changed);
    batch.parked.forEach(this::park);
    batch.book.balances().all().forEach(this::add);
    return true;
  }

  private void park(long offset, @Nullable ParkedRecord parkedRecord) {
    if (parkedRecord == null) {
      parked.remove(offset);
    } else {
      parked.put(offset, parkedRecord);
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
        .filter(t -> orderIds.contains(Ids.of(Ids.ORDER, t.orderId())))
        .toList();
  }

  List<ParkedRecord> parkedOf(Set<String> orderIds) {
    return parked.values().stream()
        .filter(p -> orderIds.contains(((SimulatedRecord) p.logRecord()).keyText()))
        .toList();
  }

  /** What ops can decide on: everything that is parked under an order's key. */
  List<ParkedAt> parkedAt() {
    return parked.values().stream()
        .map(p -> (SimulatedRecord) p.logRecord())
        .filter(r -> Ids.isId(Ids.ORDER, r.keyText()))
        .map(r -> new ParkedAt(partition, r.keyText(), r.offset()))
        .toList();
  }

  public int partition() {
    return partition;
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

  public Map<Long, ParkedRecord> parked() {
    return parked;
  }

  public Digest digest() {
    Map<String, String> accounts = new TreeMap<>();
    balances.forEach((account, sums) ->
        accounts.put(
            account.path() + " " + account.currency(),
            "posted " + sums[0] + "/" + sums[1] + " pending " + sums[2] + "/" + sums[3]));
    Map<Long, String> reasons = new TreeMap<>();
    parked.forEach((offset, p) -> reasons.put(offset, p.reason() + ": " + p.detail()));
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
