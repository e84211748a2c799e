package dev.quittance.kit.intake;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.EventMark;
import dev.quittance.contract.OrderEvent;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.contract.ParkedRecordDiscarded;
import dev.quittance.contract.ParkingDecision;
import dev.quittance.contract.ReceiptEvent;
import dev.quittance.contract.RefusalCode;
import dev.quittance.contract.codec.Decoded;
import dev.quittance.contract.codec.LogPartition;
import dev.quittance.kit.database.AfterCommit;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.kit.log.EventKeys;
import dev.quittance.kit.log.LogClients;
import dev.quittance.kit.parking.BatchParking;
import dev.quittance.kit.parking.ParkedEventStore;
import dev.quittance.kit.parking.ParkedRecord;
import dev.quittance.kit.parking.Refusal;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Gives a service's consumer the events of a batch, one after the other: reads each, drops those
 * seen before, parks those that are refused and the order's later ones behind them.
 */
@DefaultBean
@ApplicationScoped
public class PerEventConsumer implements BatchConsumer {

  private static final Logger LOG = Logger.getLogger(PerEventConsumer.class);

  private final Instance<EventConsumer> eventConsumer;
  private final SeenEventStore seenEvents;
  private final ParkedEventStore parkedEvents;
  private final LogClients log;
  private final EventKeys keys;
  private final AfterCommit afterCommit;
  private final Clock clock;
  private final String service;

  PerEventConsumer(
      Instance<EventConsumer> eventConsumer,
      SeenEventStore seenEvents,
      ParkedEventStore parkedEvents,
      LogClients log,
      EventKeys keys,
      AfterCommit afterCommit,
      Clock clock,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.eventConsumer = eventConsumer;
    this.seenEvents = seenEvents;
    this.parkedEvents = parkedEvents;
    this.log = log;
    this.keys = keys;
    this.afterCommit = afterCommit;
    this.clock = clock;
    this.service = service;
  }

  @Override
  public Round begin(RoundTrip reads, List<PartitionBatch> batches) {
    int partitions = log.ensureTopic();
    List<ConsumerRecord<byte[], byte[]>> records =
        batches.stream().flatMap(batch -> batch.records().stream()).toList();
    List<Decoded> decoded = records.stream().map(keys.decoder()::decode).toList();
    List<EventEnvelope> readable = readable(decoded);
    BatchParking parking = parkedEvents.parking(reads, partitions, records, clock.instant());
    SeenEvents seen = seenEvents.among(reads, readable);
    EventConsumer.Begun begun = eventConsumer.get().begin(reads, readable);
    return connection -> {
      Batch current =
          new Batch(connection, parking, seen, new ArrayList<>(), begun.open(connection));
      for (int i = 0; i < records.size(); i++) {
        consume(current, partitions, records.get(i), decoded.get(i));
      }
      store(current);
    };
  }

  private void store(Batch current) throws SQLException {
    RoundTrip writes = new RoundTrip();
    current.buffer().store(writes);
    seenEvents.add(writes, current.consumed(), clock.instant());
    writes.send(current.connection());
    current.parking().store(current.connection());
    if (!current.parking().report().isEmpty()) {
      afterCommit.run(current.parking().report()::log);
    }
  }

  /** What the kit does itself, such as parking, comes again as well. */
  @Override
  public boolean comesAgain() {
    return eventConsumer.get().comesAgain();
  }

  private void consume(
      Batch current, int partitions, ConsumerRecord<byte[], byte[]> kafkaRecord, Decoded decoded)
      throws SQLException {
    LogPartition here = new LogPartition(kafkaRecord.partition(), partitions);
    if (here.isWrongFor(kafkaRecord.key())) {
      current
          .parking()
          .park(
              kafkaRecord,
              new Refusal(RefusalCode.WRONG_PARTITION, here.wrongDetail(kafkaRecord.key())));
      return;
    }
    switch (decoded) {
      case Decoded.Unreadable(var code, var detail) ->
          current.parking().park(kafkaRecord, new Refusal(code, detail));
      case Decoded.Readable(EventEnvelope envelope) ->
          dispatch(current, here, kafkaRecord, envelope);
    }
  }

  /**
   * A batch while it is consumed.
   *
   * @param seen events consumed or parked before; grows
   * @param consumed those of them that this batch adds
   * @param buffer consumes them
   */
  private record Batch(
      Connection connection,
      BatchParking parking,
      SeenEvents seen,
      List<EventEnvelope> consumed,
      EventConsumer.Buffer buffer) {

    void remember(EventEnvelope envelope) {
      seen.add(EventMark.of(envelope));
      consumed.add(envelope);
    }
  }

  private void dispatch(
      Batch current,
      LogPartition here,
      ConsumerRecord<byte[], byte[]> kafkaRecord,
      EventEnvelope envelope)
      throws SQLException {
    switch (envelope.event()) {
      case ParkedEventRetried e when e.service().equals(service) ->
          release(current, kafkaRecord, e.parkedOffset(), false);
      case ParkedEventDiscarded e when e.service().equals(service) ->
          release(current, kafkaRecord, e.parkedOffset(), true);
      case ParkedRecordDiscarded e
          when e.service().equals(service) && e.partition() == here.number() -> {
        current.parking().store(current.connection()); // this batch may have parked it
        parkedEvents.removeAlone(current.connection(), here, e.parkedOffset());
      }
      case ParkingDecision _ -> {
        // another service's
      }
      case OrderEvent _, ReceiptEvent _ -> consume(current, kafkaRecord, envelope);
    }
  }

  private void consume(
      Batch current, ConsumerRecord<byte[], byte[]> kafkaRecord, EventEnvelope envelope)
      throws SQLException {
    SeenEvents.Verdict verdict = current.seen().of(envelope);
    if (verdict == SeenEvents.Verdict.DUPLICATE) {
      return;
    }
    if (verdict == SeenEvents.Verdict.NEW) {
      current.remember(envelope);
    }
    BatchParking parking = current.parking();
    if (parking.isBlocked(kafkaRecord)) {
      parking.park(
          kafkaRecord,
          new Refusal(
              RefusalCode.PARKED_BEHIND, "an earlier event of this order is parked: decide on it"));
      return;
    }
    Optional<Refusal> refusal = refusal(verdict, kafkaRecord, envelope);
    if (refusal.isEmpty()) {
      refusal =
          current
              .buffer()
              .consume(new LogEvent(envelope, kafkaRecord.partition(), kafkaRecord.offset()));
    }
    refusal.ifPresent(found -> parking.park(kafkaRecord, found));
  }

  /** What speaks against an event whatever it says. */
  private static Optional<Refusal> refusal(
      SeenEvents.Verdict verdict,
      ConsumerRecord<byte[], byte[]> kafkaRecord,
      EventEnvelope envelope) {
    if (verdict == SeenEvents.Verdict.REUSED) {
      return Optional.of(reused());
    }
    return envelope.isAheadOf(kafkaRecord.timestamp())
        ? Optional.of(new Refusal(RefusalCode.TIME_IN_FUTURE, envelope.aheadDetail()))
        : Optional.empty();
  }

  private static Refusal reused() {
    return new Refusal(RefusalCode.EVENT_ID_REUSED, EventMark.REUSED_DETAIL);
  }

  /**
   * Retries an order's parked events in turn, until one is refused again. A decision on anything
   * but the first of them is out of date and changes nothing.
   */
  private void release(
      Batch current, ConsumerRecord<byte[], byte[]> decision, long parkedOffset, boolean discard)
      throws SQLException {
    byte[] key = decision.key();
    current.parking().store(current.connection()); // what this batch has parked is in the queue
    Connection connection = current.connection();
    int partition = decision.partition();
    if (parkedEvents.firstOf(connection, partition, key) != parkedOffset) {
      return;
    }
    Optional<ParkedRecord> next = parkedEvents.next(connection, partition, key, parkedOffset - 1);
    next.ifPresent(first -> decided(first, discard));
    while (next.isPresent()) {
      ParkedRecord parked = next.get();
      boolean discarded = discard && parked.offset() == parkedOffset;
      Optional<Refusal> refusal = retry(current, parked, discarded, decision.timestamp());
      if (refusal.isPresent()) {
        parkedEvents.keep(connection, parked, refusal.get());
        return;
      }
      parkedEvents.remove(connection, partition, parked.offset());
      next = parkedEvents.next(connection, partition, key, parked.offset());
    }
    current.parking().unblock(key);
  }

  private void decided(ParkedRecord first, boolean discard) {
    afterCommit.run(() ->
        LOG.infof(
            "Parked event %s-%s is %s, as decided",
            first.partition(), first.offset(), discard ? "discarded" : "retried"));
  }

  private Optional<Refusal> retry(
      Batch current, ParkedRecord parked, boolean discarded, long decidedAt) throws SQLException {
    Decoded decoded =
        keys.decoder()
            .decode(
                parked.partition(),
                parked.offset(),
                parked.key(),
                parked.headers(),
                parked.payload());
    return switch (decoded) {
      case Decoded.Unreadable(var code, var detail) ->
          discarded ? Optional.empty() : Optional.of(new Refusal(code, detail));
      case Decoded.Readable(EventEnvelope envelope) ->
          retry(current, parked, envelope, discarded, decidedAt);
    };
  }

  private Optional<Refusal> retry(
      Batch current, ParkedRecord parked, EventEnvelope envelope, boolean discarded, long decidedAt)
      throws SQLException {
    current.seen().addAll(seenEvents.among(current.connection(), List.of(envelope)));
    SeenEvents.Verdict verdict = current.seen().of(envelope);
    if (verdict == SeenEvents.Verdict.NEW) {
      current.remember(envelope);
    }
    // Parked before it could be read or believed, its id was not known: it may have been published
    // twice.
    boolean duplicate = verdict == SeenEvents.Verdict.DUPLICATE && parked.wasUnreadable();
    if (discarded || duplicate) {
      return Optional.empty();
    }
    return verdict == SeenEvents.Verdict.REUSED
        ? Optional.of(reused())
        : current
            .buffer()
            .consume(
                new LogEvent(envelope.noLaterThan(decidedAt), parked.partition(), parked.offset()));
  }

  private static List<EventEnvelope> readable(List<Decoded> decoded) {
    List<EventEnvelope> events = new ArrayList<>(decoded.size());
    for (Decoded one : decoded) {
      if (one instanceof Decoded.Readable(EventEnvelope envelope)) {
        events.add(envelope);
      }
    }
    return events;
  }
}
