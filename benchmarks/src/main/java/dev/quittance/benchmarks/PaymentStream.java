package dev.quittance.benchmarks;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderEvent;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.codec.Decoded;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.contract.topic.OrderEventsTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Orders placed one by one into the log, and the answers read back from it: a payment's time is
 * from the one to the other.
 */
final class PaymentStream implements AutoCloseable {

  private static final String TOPIC = OrderEventsTopic.DEFAULT_NAME;
  private static final Duration POLL = Duration.ofMillis(100);

  /** An order that is not answered yet. */
  private record Waiting(Times times, long since) {}

  private final EventCodec codec = new EventCodec();
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
  private final AtomicLong nextAmount = new AtomicLong(1_000);
  private final AtomicLong authorized = new AtomicLong();
  private final AtomicLong authorizedMinor = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final Thread reader = Thread.ofPlatform().name("answers").daemon().unstarted(this::read);
  private volatile boolean closing;

  PaymentStream(String bootstrapServers) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
    this.consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        IntStream.range(0, OrderEventsTopic.DEFAULT_PARTITIONS)
            .mapToObj(partition -> new TopicPartition(TOPIC, partition))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 0),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    reader.start();
  }

  /**
   * Places an order of an amount of its own.
   *
   * @param times where its time is noted once it is answered
   */
  void place(String method, Times times) {
    long amount = nextAmount.getAndIncrement();
    OrderPlaced order =
        new OrderPlaced(
            Ids.next(Ids.ORDER),
            "buyer-" + amount % 1_000,
            "supplier-" + amount % 100,
            Money.of(amount, "CNY"),
            method);
    var envelope = new EventEnvelope(Ids.next(Ids.EVENT), Instant.now(), "/bench", null, order);
    waiting.put(order.orderId(), new Waiting(times, System.nanoTime()));
    var _ =
        producer.send(
            new ProducerRecord<>(
                TOPIC, null, codec.key(order), codec.payload(order), codec.headers(envelope)));
  }

  /** Orders that are not answered yet. */
  int unanswered() {
    return waiting.size();
  }

  long authorized() {
    return authorized.get();
  }

  /** The sum of all amounts that were authorized. */
  long authorizedMinor() {
    return authorizedMinor.get();
  }

  long failed() {
    return failed.get();
  }

  private void read() {
    try (consumer) {
      while (!closing) {
        for (ConsumerRecord<byte[], byte[]> one : consumer.poll(POLL)) {
          if (codec.decode(one) instanceof Decoded.Readable(EventEnvelope envelope)
              && envelope.event() instanceof OrderEvent event) {
            answered(event);
          }
        }
      }
    }
  }

  private void answered(OrderEvent event) {
    if (event instanceof PaymentAuthorized paid) {
      authorized.incrementAndGet();
      authorizedMinor.addAndGet(paid.amount().amountMinor());
    } else if (event instanceof PaymentFailed) {
      failed.incrementAndGet();
    } else {
      return;
    }
    Waiting order = waiting.remove(event.subject());
    if (order != null) {
      order.times().add(System.nanoTime() - order.since());
    }
  }

  @Override
  public void close() throws InterruptedException {
    closing = true;
    reader.join();
    producer.close();
  }
}
