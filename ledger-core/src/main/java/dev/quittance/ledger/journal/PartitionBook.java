package dev.quittance.ledger.journal;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.contract.codec.Decoded.Readable;
import dev.quittance.contract.codec.Decoded.Unreadable;
import dev.quittance.contract.codec.EventType;
import dev.quittance.ledger.fold.Fold;
import dev.quittance.ledger.fold.Outcome;
import dev.quittance.ledger.fold.Position;
import dev.quittance.ledger.fold.RefusalReason;
import dev.quittance.ledger.fold.Transaction;
import dev.quittance.ledger.posting.Posting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A partition's book while records are taken into it: live it holds the orders of one batch, in a
 * replay those of the whole partition. Balances are what has changed since the book was opened.
 */
public final class PartitionBook {

  private final int partition;
  private final String service;
  private final Chain chain;
  private final BookObserver observer;
  private final Balances balances;
  private final Transactions transactions;
  private final Map<UUID, Deque<ParkedRecord>> parked = new HashMap<>();
  private long entries;
  private long taken;

  /**
   * @param service the name by which decisions on parked events address this ledger
   * @param head the chain's head so far
   * @param entries how many entries it has so far
   * @param memory what no other book uses while this one does; what is in it is forgotten
   */
  public PartitionBook(
      int partition,
      String service,
      byte[] head,
      long entries,
      BookMemory memory,
      BookObserver observer) {
    this.partition = partition;
    this.service = service;
    this.chain = new Chain(head);
    this.entries = entries;
    this.observer = observer;
    memory.begin(partition);
    this.balances = memory.balances();
    this.transactions = memory.transactions();
  }

  /** Puts in what is already known of an order. */
  public void open(Transaction transaction) {
    transactions.put(transaction);
  }

  /** Puts in a record that is parked already; in offset order for each order. */
  public void open(ParkedRecord parkedRecord) {
    UUID order = orderOf(parkedRecord.logRecord().key());
    if (order != null) {
      parked.computeIfAbsent(order, key -> new ArrayDeque<>()).add(parkedRecord);
    }
  }

  /** Takes the next record of the partition. */
  public void take(LogRecord logRecord) {
    taken++;
    switch (logRecord.decode()) {
      case Unreadable(var reason, var detail) ->
          park(logRecord, RefusalReason.UNREADABLE, reason + ": " + detail);
      case Readable(EventEnvelope envelope) -> take(logRecord, envelope);
    }
  }

  private void take(LogRecord logRecord, EventEnvelope envelope) {
    switch (envelope.event()) {
      case ParkedEventRetried e when e.service().equals(service) ->
          decide(
              e.orderId(),
              e.parkedOffset(),
              new Decision(logRecord.offset(), false, e.decidedBy(), null),
              logRecord.timestamp());
      case ParkedEventDiscarded e when e.service().equals(service) ->
          decide(
              e.orderId(),
              e.parkedOffset(),
              new Decision(logRecord.offset(), true, e.decidedBy(), e.reason()),
              logRecord.timestamp());
      case ParkedEventRetried _, ParkedEventDiscarded _ -> {
        // another service's
      }
      case OrderPlaced _, PaymentAuthorized _, PaymentFailed _, Refunded _ ->
          happened(logRecord, envelope);
    }
  }

  private void happened(LogRecord logRecord, EventEnvelope envelope) {
    UUID order = Ids.uuid(Ids.ORDER, envelope.event().orderId());
    if (!parked.isEmpty() && parked.containsKey(order)) {
      park(logRecord, RefusalReason.PARKED_BEHIND, "an earlier event of this order is parked");
      return;
    }
    if (envelope.isAheadOf(logRecord.timestamp())
        && !Fold.knows(transactions.get(order), envelope)) {
      park(logRecord, RefusalReason.TIME_IN_FUTURE, envelope.aheadDetail());
      return;
    }
    Position position = Position.of(partition, logRecord.offset());
    if (post(order, envelope, position) instanceof Outcome.Refused(var reason, var detail)) {
      park(logRecord, reason, detail);
    }
  }

  private Outcome post(UUID order, EventEnvelope envelope, Position position) {
    Transaction before = transactions.get(order);
    Outcome outcome = Fold.apply(before, envelope, position);
    if (outcome instanceof Outcome.Posted(Transaction after, var postings)) {
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

  private void park(LogRecord logRecord, RefusalReason reason, String detail) {
    ParkedRecord parkedRecord = new ParkedRecord(logRecord, reason, detail);
    open(parkedRecord);
    observer.parked(parkedRecord);
  }

  /**
   * Releases an order's parked records, as far as they can now be posted. A decision on anything
   * but the first of them is out of date and changes nothing.
   */
  private void decide(String orderId, long parkedOffset, Decision decision, long decidedAt) {
    UUID order = Ids.uuid(Ids.ORDER, orderId);
    Deque<ParkedRecord> queue = parked.get(order);
    if (queue == null || queue.getFirst().logRecord().offset() != parkedOffset) {
      return;
    }
    if (decision.discarded()) {
      observer.released(queue.removeFirst(), decision);
    }
    Decision retry = new Decision(decision.offset(), false, decision.decidedBy(), null);
    long entriesBefore = entries;
    while (!queue.isEmpty()) {
      ParkedRecord first = queue.getFirst();
      // A duplicate takes no step, so that there are never more steps than an order has events.
      int step = Math.toIntExact(entries - entriesBefore);
      ParkedRecord still =
          retry(order, first, decidedAt, new Position(partition, decision.offset(), step));
      queue.removeFirst();
      if (still != null) {
        queue.addFirst(still);
        observer.parked(still);
        return;
      }
      observer.released(first, retry);
    }
    parked.remove(order);
  }

  /** The record with its reason if it still cannot be posted, else null. */
  private @Nullable ParkedRecord retry(
      UUID order, ParkedRecord first, long decidedAt, Position position) {
    return switch (first.logRecord().decode()) {
      case Unreadable(var reason, var detail) ->
          new ParkedRecord(first.logRecord(), RefusalReason.UNREADABLE, reason + ": " + detail);
      case Readable(EventEnvelope envelope) ->
          post(order, envelope.noLaterThan(decidedAt), position)
                  instanceof Outcome.Refused(var reason, var detail)
              ? new ParkedRecord(first.logRecord(), reason, detail)
              : null;
    };
  }

  private static @Nullable UUID orderOf(byte @Nullable [] key) {
    if (key == null) {
      return null;
    }
    String text = new String(key, StandardCharsets.UTF_8);
    return Ids.isId(Ids.ORDER, text) ? Ids.uuid(Ids.ORDER, text) : null;
  }

  public int partition() {
    return partition;
  }

  /** The chain's head: the hash of the last entry. */
  public byte[] head() {
    return chain.head();
  }

  /** How many records it has taken since it was opened. */
  public long taken() {
    return taken;
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
