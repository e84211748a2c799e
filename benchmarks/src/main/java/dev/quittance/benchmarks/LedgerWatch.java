package dev.quittance.benchmarks;

import dev.quittance.contract.EventEnvelope;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
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
 * When orders are in the ledger: where their events are in the log, which it reads, and how far the
 * ledger has stored the log, which it asks every few milliseconds. Orders are known by their
 * amounts, of which each has its own.
 */
final class LedgerWatch implements AutoCloseable {

  private static final String TOPIC = OrderEventsTopic.DEFAULT_NAME;
  private static final Duration POLL = Duration.ofMillis(50);
  private static final long ASK_MILLIS = 3;

  /**
   * An event that the ledger has not stored yet.
   *
   * @param index of its order
   */
  private record Awaited(long offset, int index, boolean authorized) {}

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Connection ledger;
  private final EventCodec codec = new EventCodec();
  private final long firstAmount;
  private final IntToLongFunction planned;
  private final Map<Integer, Queue<Awaited>> awaited = new ConcurrentHashMap<>();
  private final Histogram visible = OpenLoad.histogram();
  private final Histogram authorized = OpenLoad.histogram();
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
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
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

  /** Micros from an order's planned time until it is in the ledger. */
  Histogram visible() {
    return visible;
  }

  /** Micros from an order's planned time until it is AUTHORIZED in the ledger. */
  Histogram authorized() {
    return authorized;
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
              case OrderPlaced placed -> await(one, placed.total().amountMinor(), false);
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
      await(one, paid.amount().amountMinor(), true);
    } else if (before.equals(eventId)) {
      copies.incrementAndGet();
    } else {
      paidTwice.incrementAndGet();
    }
  }

  private void await(ConsumerRecord<byte[], byte[]> one, long amount, boolean isAuthorized) {
    if (amount >= firstAmount) {
      queue(one.partition())
          .add(new Awaited(one.offset(), Math.toIntExact(amount - firstAmount), isAuthorized));
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
        if (awaited.values().stream().allMatch(Queue::isEmpty)) {
          TimeUnit.MILLISECONDS.sleep(1);
          continue;
        }
        try (ResultSet row = select.executeQuery()) {
          long now = System.nanoTime();
          while (row.next()) {
            stored(queue(row.getInt(1)), row.getLong(2), now);
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

  private void stored(Queue<Awaited> events, long next, long now) {
    for (Awaited event = events.peek();
        event != null && event.offset() < next;
        event = events.peek()) {
      events.remove();
      long micros = Math.max(0, (now - planned.applyAsLong(event.index())) / 1_000);
      (event.authorized() ? authorized : visible)
          .recordValue(Math.min(micros, authorized.getHighestTrackableValue()));
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
