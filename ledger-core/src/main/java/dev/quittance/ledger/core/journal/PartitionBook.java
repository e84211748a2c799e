package dev.quittance.ledger.core.journal;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.OrderEvent;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.contract.ParkedRecordDiscarded;
import dev.quittance.contract.ParkingDecision;
import dev.quittance.contract.ReceiptEvent;
import dev.quittance.contract.RefusalCode;
import dev.quittance.contract.codec.Decoded.Readable;
import dev.quittance.contract.codec.Decoded.Unreadable;
import dev.quittance.contract.codec.EventType;
import dev.quittance.contract.codec.LogPartition;
import dev.quittance.ledger.core.checkpoint.Checkpoint;
import dev.quittance.ledger.core.checkpoint.CheckpointRule;
import dev.quittance.ledger.core.checkpoint.Running;
import dev.quittance.ledger.core.checkpoint.Span;
import dev.quittance.ledger.core.fold.Fold;
import dev.quittance.ledger.core.fold.Outcome;
import dev.quittance.ledger.core.fold.Position;
import dev.quittance.ledger.core.fold.Transaction;
import dev.quittance.ledger.core.posting.Posting;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A partition's book while records are applied to it: live it holds the orders of one batch, in a
 * replay those of the whole partition. Balances are what has changed since the book was opened.
 */
public final class PartitionBook {

  /** A parked record's place here and where its reason is kept; never the record itself. */
  private static final int BYTES_PER_PARKING = 256;

  private static final int PARKINGS_AT_ONCE = 16;

  private final LogPartition partition;
  private final String service;
  private final Chain chain;
  private final BookObserver observer;
  private final Balances balances;
  private final Transactions transactions;
  private final ParkedBefore parkedBefore;
  private final Map<UUID, ParkedQueue> queues = new HashMap<>();
  private final Offsets alone = new Offsets();
  private final Set<Long> discarded = new HashSet<>();
  private final MemoryBudget budget;
  private final CheckpointRule checkpoints;
  private final boolean knowsTotals;
  private Span since;
  private long entries;
  private long consumed;
  private long parkings;
  private long parkingsReserved;

  /**
   * @param service the name by which decisions on parked events address this ledger
   * @param head the chain's head so far
   * @param entries how many entries it has so far
   * @param memory what no other book uses while this one does; what is in it is forgotten
   * @param parkedBefore what is parked already, and records read again
   */
  public PartitionBook(
      LogPartition partition,
      String service,
      byte[] head,
      long entries,
      BookMemory memory,
      ParkedBefore parkedBefore,
      BookObserver observer) {
    this(
        partition,
        service,
        new PartitionHead(
            partition.number(), 0, entries, head, entries == 0 ? Running.START : null),
        memory,
        parkedBefore,
        observer,
        CheckpointRule.NEVER);
  }

  /**
   * @param head how far the partition was consumed before
   * @param checkpoints where checkpoints are made; nowhere if the head does not say the totals
   */
  public PartitionBook(
      LogPartition partition,
      String service,
      PartitionHead head,
      BookMemory memory,
      ParkedBefore parkedBefore,
      BookObserver observer,
      CheckpointRule checkpoints) {
    this.partition = partition;
    this.service = service;
    this.chain = new Chain(head.chainHash());
    this.entries = head.entries();
    this.parkedBefore = parkedBefore;
    this.observer = observer;
    memory.begin(partition.number());
    this.budget = memory.budget();
    this.balances = memory.balances();
    this.transactions = memory.transactions();
    this.checkpoints = checkpoints;
    Running running = head.running();
    this.knowsTotals = running != null;
    this.since = running == null ? Span.NONE : running.since();
    if (running != null) {
      balances.continueFrom(running.totals());
    }
  }

  /** Adds what is already known of an order. */
  public void open(Transaction transaction) {
    transactions.put(transaction);
  }

  /** Adds that an order has parked records already, and the offset of the first. */
  public void open(UUID order, long firstParked) {
    queues.put(order, new ParkedQueue(order, parkedBefore, firstParked));
  }

  /** Consumes the next record of the partition. */
  public void consume(LogRecord logRecord) {
    apply(logRecord);
    long next = logRecord.offset() + 1;
    if (knowsTotals && checkpoints.isDue(next, since.entries())) {
      observer.reached(
          new Checkpoint(
              partition.number(), next, entries, chain.head(), balances.totals(), since));
      since = Span.NONE;
    }
  }

  private void apply(LogRecord logRecord) {
    consumed++;
    byte[] key = logRecord.key();
    if (key != null && partition.isWrongFor(key)) {
      // A reader of the order's own partition never sees it, so it does not block the order.
      alone.add(logRecord.offset());
      report(logRecord, RefusalCode.WRONG_PARTITION, partition.wrongDetail(key));
      return;
    }
    switch (logRecord.decode()) {
      case Unreadable(var code, var detail) -> park(logRecord, code, detail);
      case Readable(EventEnvelope envelope) -> consume(logRecord, envelope);
    }
  }

  private void consume(LogRecord logRecord, EventEnvelope envelope) {
    switch (envelope.event()) {
      case ParkedEventRetried e when e.service().equals(service) ->
          decide(
              Ids.uuidOfSubject(e.orderId()),
              e.parkedOffset(),
              new Decision(logRecord.offset(), false, e.decidedBy(), null),
              logRecord.timestamp());
      case ParkedEventDiscarded e when e.service().equals(service) ->
          decide(
              Ids.uuidOfSubject(e.orderId()),
              e.parkedOffset(),
              new Decision(logRecord.offset(), true, e.decidedBy(), e.reason()),
              logRecord.timestamp());
      case ParkedRecordDiscarded e
          when e.service().equals(service) && e.partition() == partition.number() ->
          discard(
              e.parkedOffset(), new Decision(logRecord.offset(), true, e.decidedBy(), e.reason()));
      case ParkingDecision _ -> {
        // another service's
      }
      case OrderEvent _, ReceiptEvent _ -> happened(logRecord, envelope);
    }
  }

  private void happened(LogRecord logRecord, EventEnvelope envelope) {
    UUID order = Ids.uuidOfSubject(envelope.event().subject());
    if (!queues.isEmpty() && queues.containsKey(order)) {
      park(logRecord, RefusalCode.PARKED_BEHIND, "an earlier event of this order is parked");
      return;
    }
    if (envelope.isAheadOf(logRecord.timestamp())
        && !Fold.knows(transactions.get(order), envelope)) {
      park(logRecord, RefusalCode.TIME_IN_FUTURE, envelope.aheadDetail());
      return;
    }
    Position position = Position.of(partition.number(), logRecord.offset());
    if (post(order, envelope, position) instanceof Outcome.Refused(var reason, var detail)) {
      park(logRecord, reason, detail);
    }
  }

  private Outcome post(UUID order, EventEnvelope envelope, Position position) {
    Transaction before = transactions.get(order);
    Outcome outcome = Fold.apply(before, envelope, position);
    if (outcome instanceof Outcome.Applied(Transaction after, var postings)) {
      JournalEntry entry =
          new JournalEntry(
              position,
              before == null ? null : before.last(),
              EventType.of(envelope.event()),
              Ids.uuid(Ids.EVENT, envelope.eventId()),
              order,
              after.updatedAtMicros(),
              after.status(),
              postings);
      transactions.put(after);
      postings.forEach(this::move);
      pend(before, after);
      entries++;
      since = since.plus(entry.occurredAtMicros());
      observer.posted(entry, chain.append(entry), before, after);
    }
    return outcome;
  }

  private void move(Posting posting) {
    balances.of(posting.debit()).debit(posting.amountMinor());
    balances.of(posting.credit()).credit(posting.amountMinor());
  }

  private void pend(@Nullable Transaction before, Transaction after) {
    long change = after.pendingMinor() - (before == null ? 0 : before.pendingMinor());
    if (change != 0) {
      balances.of(after.buyer()).pendDebit(change);
      balances.of(after.supplier()).pendCredit(change);
    }
  }

  private void park(LogRecord logRecord, RefusalCode reason, String detail) {
    UUID order = LogPartition.subjectOf(logRecord.key());
    if (order == null) {
      alone.add(logRecord.offset());
    } else {
      queues
          .computeIfAbsent(order, key -> new ParkedQueue(key, parkedBefore, ParkedBefore.NONE))
          .add(logRecord.offset());
    }
    report(logRecord, reason, detail);
  }

  private void report(LogRecord logRecord, RefusalCode reason, String detail) {
    if (++parkings > parkingsReserved) {
      budget.reserve((long) PARKINGS_AT_ONCE * BYTES_PER_PARKING);
      parkingsReserved += PARKINGS_AT_ONCE;
    }
    observer.parked(new RefusedRecord(logRecord.offset(), reason, detail), logRecord);
  }

  /** Discards a record that is parked for itself alone; out of date if there is none any more. */
  private void discard(long parkedOffset, Decision decision) {
    if (alone.remove(parkedOffset) || isAloneBefore(parkedOffset)) {
      release(parkedOffset, decision);
    }
  }

  private boolean isAloneBefore(long parkedOffset) {
    return parkedBefore.isParkedAlone(parkedOffset) && discarded.add(parkedOffset);
  }

  private void release(long offset, Decision decision) {
    parkings--;
    observer.released(offset, decision);
  }

  /**
   * Releases an order's parked records, as far as they can be posted now. A decision on another one
   * than the first is out of date and changes nothing.
   */
  private void decide(UUID order, long parkedOffset, Decision decision, long decidedAt) {
    ParkedQueue queue = queues.get(order);
    if (queue == null || queue.first() != parkedOffset) {
      return;
    }
    if (decision.discarded()) {
      release(parkedOffset, decision);
      queue.removeFirst();
    }
    Decision retry = new Decision(decision.offset(), false, decision.decidedBy(), null);
    long entriesBefore = entries;
    while (!queue.isEmpty()) {
      LogRecord first = parkedBefore.at(queue.first());
      // A duplicate uses no step, so that there are never more steps than an order has events.
      int step = Math.toIntExact(entries - entriesBefore);
      RefusedRecord still =
          retry(order, first, decidedAt, new Position(partition.number(), decision.offset(), step));
      if (still != null) {
        observer.kept(still);
        return;
      }
      release(first.offset(), retry);
      queue.removeFirst();
    }
    queues.remove(order);
  }

  /** The record with its reason if it still cannot be posted, else null. */
  private @Nullable RefusedRecord retry(
      UUID order, LogRecord first, long decidedAt, Position position) {
    return switch (first.decode()) {
      case Unreadable(var code, var detail) -> new RefusedRecord(first.offset(), code, detail);
      case Readable(EventEnvelope envelope) ->
          post(order, envelope.noLaterThan(decidedAt), position)
                  instanceof Outcome.Refused(var reason, var detail)
              ? new RefusedRecord(first.offset(), reason, detail)
              : null;
    };
  }

  public int partition() {
    return partition.number();
  }

  /** The chain's head: the hash of the last entry. */
  public byte[] head() {
    return chain.head();
  }

  /** What all its entries sum up to; null if it was opened without knowing that. */
  public @Nullable Running running() {
    return knowsTotals ? new Running(balances.totals(), since) : null;
  }

  /** How many records it has consumed since it was opened. */
  public long consumed() {
    return consumed;
  }

  /** How many entries the partition has. */
  public long entries() {
    return entries;
  }

  /** What balances have changed by since the book was opened. */
  public Balances balances() {
    return balances;
  }

  /** Every transaction opened or posted to. */
  public Transactions transactions() {
    return transactions;
  }
}
