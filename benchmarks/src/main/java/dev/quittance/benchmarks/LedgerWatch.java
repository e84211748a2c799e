package dev.quittance.benchmarks;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.codec.Decoded;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.contract.topic.OrderEventsTopic;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * When orders are in the ledger: their events, which it reads from the log, and when PostgreSQL
 * committed what the ledger stored of each, which it asks once all is over. How far the ledger is
 * meanwhile it asks now and then: questions every few milliseconds would be a load of their own,
 * and answer late. Orders are known by their amounts, of which each has its own.
 */
final class LedgerWatch implements AutoCloseable {

  private static final String TOPIC = OrderEventsTopic.DEFAULT_NAME;
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long ASK_MILLIS = 50;

  /** The first generation's tables: nothing is rebuilt meanwhile. */
  private static final String COMMITTED =
      """
      SELECT event_id, (extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000000)::int8
        FROM journal_entry_g1
       WHERE event_id = ANY (?)
      """;

  /**
   * An event that the ledger has not stored yet.
   *
   * @param index of its order
   */
  private record Awaited(long offset, UUID eventId, int index, boolean authorized) {}

  /**
   * From an order's planned time until PostgreSQL has committed what the ledger stored of it, in
   * micros.
   *
   * @param visible of its OrderPlaced
   * @param authorized of its PaymentAuthorized
   * @param authorizedAt when that was, by {@link System#nanoTime}
   */
  record Times(Histogram visible, Histogram authorized, List<Long> authorizedAt) {

    /** How many were AUTHORIZED later than that. */
    long authorizedAfter(long nanos) {
      return authorizedAt.stream().filter(at -> at > nanos).count();
    }

    /** How long after that the last one was AUTHORIZED, in seconds. */
    double lastAfter(long nanos) {
      return authorizedAt.stream().mapToLong(at -> Math.max(0, at - nanos)).max().orElse(0) / 1e9;
    }
  }

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Connection ledger;
  private final EventCodec codec = new EventCodec();
  private final long firstAmount;
  private final IntToLongFunction planned;
  private final Map<Integer, Queue<Awaited>> awaited = new ConcurrentHashMap<>();
  private final Map<UUID, Awaited> stored = new ConcurrentHashMap<>();

  /**
   * Between the clock of {@link System#nanoTime} and that of PostgreSQL, which is the machine's.
   */
  private final long epochMicros =
      ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()) - System.nanoTime() / 1_000;

  private final AtomicLong authorizedCount = new AtomicLong();

  /** By order, the event that has paid it. Used by the reader only. */
  private final Map<String, String> paidBy = new HashMap<>();

  private final AtomicLong copies = new AtomicLong();
  private final AtomicLong paidTwice = new AtomicLong();
  private final Thread reader = Thread.ofPlatform().name("log").daemon().unstarted(this::read);
  private final Thread asker = Thread.ofPlatform().name("ledger").daemon().unstarted(this::ask);
  private volatile boolean closing;

  /**
   * @param firstAmount of the order with the index 0
   * @param planned when the order of an index was to be placed, by {@link System#nanoTime}
   */
  LedgerWatch(
      String bootstrapServers, Connection ledger, long firstAmount, IntToLongFunction planned) {
    this.ledger = ledger;
    this.firstAmount = firstAmount;
    this.planned = planned;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                // Many at a time: the house is not to be asked for each.
                "fetch.min.bytes",
                1 << 20,
                "fetch.max.wait.ms",
                100),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        IntStream.range(0, OrderEventsTopic.DEFAULT_PARTITIONS)
            .mapToObj(partition -> new TopicPartition(TOPIC, partition))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    partitions.forEach(one -> awaited.put(one.partition(), new ConcurrentLinkedQueue<>()));
    reader.start();
    asker.start();
  }

  /** The times of all orders that are in the ledger now. */
  Times times() throws SQLException {
    Times times = new Times(OpenLoad.histogram(), OpenLoad.histogram(), new ArrayList<>());
    try (PreparedStatement select = ledger.prepareStatement(COMMITTED)) {
      select.setArray(1, ledger.createArrayOf("uuid", stored.keySet().toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Awaited event = Objects.requireNonNull(stored.get(row.getObject(1, UUID.class)));
          long at = (row.getLong(2) - epochMicros) * 1_000;
          Histogram histogram = event.authorized() ? times.authorized() : times.visible();
          histogram.recordValue(
              Math.clamp(
                  (at - planned.applyAsLong(event.index())) / 1_000,
                  0,
                  histogram.getHighestTrackableValue()));
          if (event.authorized()) {
            times.authorizedAt().add(at);
          }
        }
      }
    }
    return times;
  }

  /** Orders that are AUTHORIZED in the ledger. */
  long authorizedCount() {
    return authorizedCount.get();
  }

  /** Payments that came again under the id that they came with first. */
  long copies() {
    return copies.get();
  }

  /** Payments of orders that another event had paid. */
  long paidTwice() {
    return paidTwice.get();
  }

  private void read() {
    try (consumer) {
      while (!closing) {
        for (ConsumerRecord<byte[], byte[]> one : consumer.poll(POLL)) {
          if (codec.decode(one) instanceof Decoded.Readable(EventEnvelope envelope)) {
            switch (envelope.event()) {
              case OrderPlaced placed ->
                  await(one, envelope.eventId(), placed.total().amountMinor(), false);
              case PaymentAuthorized paid -> paid(one, envelope.eventId(), paid);
              default -> {
                // of no interest here
              }
            }
          }
        }
      }
    }
  }

  /** An event may come again under its id, after a time-out of the relay for instance. */
  private void paid(ConsumerRecord<byte[], byte[]> one, String eventId, PaymentAuthorized paid) {
    String before = paidBy.putIfAbsent(paid.orderId(), eventId);
    if (before == null) {
      await(one, eventId, paid.amount().amountMinor(), true);
    } else if (before.equals(eventId)) {
      copies.incrementAndGet();
    } else {
      paidTwice.incrementAndGet();
    }
  }

  private void await(
      ConsumerRecord<byte[], byte[]> one, String eventId, long amount, boolean isAuthorized) {
    if (amount >= firstAmount) {
      int index = Math.toIntExact(amount - firstAmount);
      queue(one.partition())
          .add(new Awaited(one.offset(), Ids.uuid(Ids.EVENT, eventId), index, isAuthorized));
    }
  }

  private Queue<Awaited> queue(int partition) {
    return awaited.computeIfAbsent(partition, unused -> new ConcurrentLinkedQueue<>());
  }

  private void ask() {
    try (PreparedStatement select =
        ledger.prepareStatement(
            "SELECT partition, next_offset FROM intake_offset WHERE topic = '" + TOPIC + "'")) {
      while (!closing) {
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            stored(queue(row.getInt(1)), row.getLong(2));
          }
        }
        TimeUnit.MILLISECONDS.sleep(ASK_MILLIS);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stored(Queue<Awaited> events, long next) {
    for (Awaited event = events.peek();
        event != null && event.offset() < next;
        event = events.peek()) {
      events.remove();
      stored.put(event.eventId(), event);
      if (event.authorized()) {
        authorizedCount.incrementAndGet();
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    closing = true;
    reader.join();
    asker.join();
  }
}
