package dev.quittance.ledger.core.simulation;

import static dev.quittance.ledger.core.simulation.NaiveRules.minor;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.OrderEvent;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.contract.ParkedRecordDiscarded;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.ReceiptEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/**
 * A ledger as simple as can be: it reads a partition from the beginning, keeps for each order and
 * receipt the events that took effect and those that wait, and derives everything else from these
 * lists. It shares no code with the ledger it audits; it knows the events, nothing more.
 */
final class NaiveLedger {

  /** An event that took effect at {@code offset.step}. */
  record Effect(EventEnvelope envelope, String place) {}

  final Map<String, List<Effect>> effects = new TreeMap<>();

  /** Reason by offset. */
  final Map<Long, String> parked = new TreeMap<>();

  /** What took effect, in order: place, event, status afterwards, time. */
  final List<String> journal = new ArrayList<>();

  private static final Pattern ORDER_OR_RECEIPT = Pattern.compile("(ord|rcp)_[0-9a-f]{32}");

  private final String service;
  private final Map<String, List<SimulatedRecord>> waiting = new HashMap<>();

  /** The record's partition, and how many there are. */
  private final int partition;

  private final int partitions;
  private final Map<Long, SimulatedRecord> alone = new HashMap<>();

  NaiveLedger(String service, int partition, int partitions, List<SimulatedRecord> records) {
    this.service = service;
    this.partition = partition;
    this.partitions = partitions;
    records.forEach(this::read);
  }

  private void read(SimulatedRecord found) {
    if (isStray(found)) {
      wait(found, "WRONG_PARTITION");
      return;
    }
    EventEnvelope envelope = found.published();
    if (envelope == null) {
      wait(found, found.unreadable());
      return;
    }
    switch (envelope.event()) {
      case ParkedEventRetried d -> {
        if (d.service().equals(service) && firstWaiting(d.orderId()) == d.parkedOffset()) {
          wake(d.orderId(), found);
        }
      }
      case ParkedEventDiscarded d -> {
        if (d.service().equals(service) && firstWaiting(d.orderId()) == d.parkedOffset()) {
          waiting(d.orderId()).removeFirst();
          parked.remove(d.parkedOffset());
          wake(d.orderId(), found);
        }
      }
      case ParkedRecordDiscarded d -> {
        String[] place = d.parkedId().split("-", 2);
        if (d.service().equals(service)
            && place[0].equals(String.valueOf(partition))
            && alone.remove(Long.valueOf(place[1])) != null) {
          parked.remove(Long.valueOf(place[1]));
        }
      }
      case OrderEvent _, ReceiptEvent _ -> {
        String problem =
            firstWaiting(envelope.event().subject()) >= 0
                ? "PARKED_BEHIND"
                : isTooLate(envelope, found) && !isKnown(envelope)
                    ? "TIME_IN_FUTURE"
                    : happen(envelope, found.offset(), 0);
        if (!problem.isEmpty()) {
          wait(found, problem);
        }
      }
    }
  }

  private List<SimulatedRecord> waiting(String orderId) {
    return waiting.computeIfAbsent(orderId, key -> new ArrayList<>());
  }

  private long firstWaiting(String orderId) {
    List<SimulatedRecord> queue = waiting(orderId);
    return queue.isEmpty() ? -1 : queue.getFirst().offset();
  }

  private void wait(SimulatedRecord found, String reason) {
    parked.put(found.offset(), reason);
    if (ORDER_OR_RECEIPT.matcher(found.keyText()).matches() && !isStray(found)) {
      waiting(found.keyText()).add(found);
    } else {
      alone.put(found.offset(), found);
    }
  }

  private boolean isStray(SimulatedRecord found) {
    return ORDER_OR_RECEIPT.matcher(found.keyText()).matches()
        && home(found.keyText(), partitions) != partition;
  }

  /** Where Kafka's own producer puts a key. */
  static int home(String key, int partitions) {
    return BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), partitions);
  }

  private static boolean isTooLate(EventEnvelope envelope, SimulatedRecord found) {
    return envelope.occurredAt().isAfter(Instant.ofEpochMilli(found.timestamp() + 300_000));
  }

  private boolean isKnown(EventEnvelope envelope) {
    return effects.getOrDefault(envelope.event().subject(), List.of()).stream()
        .anyMatch(effect -> isSame(effect.envelope(), envelope));
  }

  private static boolean isSame(EventEnvelope one, EventEnvelope other) {
    return one.eventId().equals(other.eventId()) && one.source().equals(other.source());
  }

  /** An event of the future that an operator retries happens at the time of the decision. */
  private static EventEnvelope retried(EventEnvelope envelope, SimulatedRecord decision) {
    return isTooLate(envelope, decision)
        ? new EventEnvelope(
            envelope.eventId(),
            Instant.ofEpochMilli(decision.timestamp()),
            envelope.source(),
            null,
            envelope.event())
        : envelope;
  }

  private void wake(String orderId, SimulatedRecord decision) {
    List<SimulatedRecord> queue = waiting(orderId);
    int journalBefore = journal.size();
    while (!queue.isEmpty()) {
      SimulatedRecord first = queue.getFirst();
      EventEnvelope envelope = first.published();
      String problem =
          envelope == null
              ? first.unreadable()
              : happen(
                  retried(envelope, decision), decision.offset(), journal.size() - journalBefore);
      if (!problem.isEmpty()) {
        parked.put(first.offset(), problem);
        return;
      }
      parked.remove(first.offset());
      queue.removeFirst();
    }
  }

  /** What stands against it; empty if it took effect, now or before. */
  private String happen(EventEnvelope envelope, long offset, int step) {
    List<Effect> history = effects.getOrDefault(envelope.event().subject(), new ArrayList<>());
    for (Effect effect : history) {
      if (isSame(effect.envelope(), envelope)) {
        return effect.envelope().event().equals(envelope.event()) ? "" : "EVENT_ID_REUSED";
      }
    }
    String problem = NaiveRules.firstBroken(history, envelope.event());
    if (problem.isEmpty()) {
      String place = offset + "." + step;
      history.add(new Effect(envelope, place));
      effects.put(envelope.event().subject(), history);
      journal.add(
          (place + " " + envelope.eventId() + " " + envelope.event().getClass().getSimpleName())
              + (" " + new NaiveHistory(history).status() + " " + latest(history)));
    }
    return problem;
  }

  /** An order's entries carry the latest time seen so far: they never go back. */
  private static Instant latest(List<Effect> history) {
    return history.stream()
        .map(effect -> effect.envelope().occurredAt())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** For each order and receipt, what a reader of the ledger should see. */
  Map<String, String> transactions() {
    Map<String, String> lines = new TreeMap<>();
    effects.forEach((id, history) -> lines.put(id, line(history)));
    return lines;
  }

  private static String line(List<Effect> effects) {
    NaiveHistory past = new NaiveHistory(effects);
    String at = " at " + effects.getLast().place() + " " + latest(effects);
    if (past.isReceipt()) {
      String bank = past.received().bankAccount();
      return past.status()
          + (" unallocated:" + bank + " bank:" + bank)
          + (" total " + past.received().amount() + " fee " + past.allocated())
          + (" refunded " + past.returned() + " fee refunded 0 paid by none")
          + at;
    }
    OrderPlaced placed = past.placed();
    return past.status()
        + (" buyer:" + placed.buyerId() + " supplier:" + placed.supplierId())
        + (" total " + placed.total())
        + (" fee " + (past.isPaid() ? minor(past.authorization().platformFee()) : "0"))
        + (" refunded " + past.refunded() + " fee refunded " + past.feeRefunded())
        + (" paid by " + (past.isPaid() ? past.authorization().paymentId() : "none"))
        + extras(past)
        + at;
  }

  private static String extras(NaiveHistory past) {
    if (!past.isPaid()) {
      return "";
    }
    PaymentAuthorized paid = past.authorization();
    return (past.surcharge().signum() == 0 ? "" : " surcharge " + past.surcharge())
        + (past.isForeign() ? " charged " + paid.taken() + " gone " + past.gone() : "")
        + (past.lost().signum() == 0 ? "" : " lost " + past.lost())
        + past.openDisputes();
  }

  Map<String, String> balances() {
    return balancesBy(Instant.MAX);
  }

  /** Of what had happened by then: of each order, the entries before the first later one. */
  Map<String, String> balancesBy(Instant time) {
    NaiveBalances balances = new NaiveBalances();
    for (List<Effect> history : effects.values()) {
      List<Effect> past =
          history.stream().takeWhile(one -> !one.envelope().occurredAt().isAfter(time)).toList();
      if (!past.isEmpty()) {
        balances.add(new NaiveHistory(past));
      }
    }
    return balances.lines();
  }
}
