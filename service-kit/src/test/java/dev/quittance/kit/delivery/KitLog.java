package dev.quittance.kit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.kit.log.EventKitConfig;
import dev.quittance.kit.log.LogClients;
import dev.quittance.kit.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Writes to the log, by the outbox and past it, and reads it from its beginning. */
@ApplicationScoped
public class EventLog {

  private static final Duration LIMIT = Duration.ofSeconds(40);

  private final Outbox outbox;
  private final LogClients log;
  private final EventKitConfig config;
  private final Database database;
  private final EventCodec codec = new EventCodec();

  EventLog(Outbox outbox, LogClients log, EventKitConfig config, Database database) {
    this.outbox = outbox;
    this.log = log;
    this.config = config;
    this.database = database;
  }

  /** One transaction with these events in it, as a service has them. */
  public List<EventEnvelope> publish(Event... events) {
    return QuarkusTransaction.requiringNew().call(() -> outbox.append(events));
  }

  /** Ids of the events, published in one transaction each. */
  public List<String> publishEach(Event... events) {
    return Arrays.stream(events).map(event -> publish(event).getFirst().eventId()).toList();
  }

  /** An event as another service's relay sends it, any number of times. */
  public void send(EventEnvelope envelope, int times) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      records.add(
          toRecord(
              codec.key(envelope.event()),
              codec.payload(envelope.event()),
              codec.headers(envelope)));
    }
    send(records);
  }

  /** A record that need not be an event. */
  public void send(String key, String payload, List<Header> headers) {
    send(List.of(toRecord(utf8(key), utf8(payload), headers)));
  }

  /** A record of any kind in any partition, as other producers' partitioners put it. */
  public void sendTo(
      int partition, byte @Nullable [] key, byte @Nullable [] payload, List<Header> headers) {
    send(List.of(new ProducerRecord<>(config.topic().name(), partition, key, payload, headers)));
  }

  public int partitions() {
    return log.ensureTopic();
  }

  public int partitionOf(String orderId) {
    return Utils.toPositive(Utils.murmur2(utf8(orderId))) % log.ensureTopic();
  }

  /** What the log has under a key, from its beginning on. */
  public List<ConsumerRecord<byte[], byte[]>> recordsOf(String orderId) {
    TopicPartition partition = new TopicPartition(config.topic().name(), partitionOf(orderId));
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    try (Consumer<byte[], byte[]> reader = log.newLoneConsumer(Map.of())) {
      reader.assign(List.of(partition));
      reader.seekToBeginning(List.of(partition));
      long end = reader.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      while (reader.position(partition) < end) {
        reader
            .poll(Duration.ofMillis(200))
            .forEach(kafkaRecord -> {
              if (Arrays.equals(kafkaRecord.key(), utf8(orderId))) {
                found.add(kafkaRecord);
              }
            });
      }
    }
    return found;
  }

  /** The ids of an order's events in the log. */
  public List<String> idsOf(String orderId) {
    return recordsOf(orderId).stream().map(EventLog::id).toList();
  }

  /** Until all events have left the outbox and the service has taken the log to its end. */
  public void awaitTaken() {
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> assertThat(database.number("SELECT count(*) FROM outbox_event")).isZero());
    List<TopicPartition> partitions =
        IntStream.range(0, log.ensureTopic())
            .mapToObj(partition -> new TopicPartition(config.topic().name(), partition))
            .toList();
    try (Consumer<byte[], byte[]> reader = log.newLoneConsumer(Map.of())) {
      long end = sum(reader.endOffsets(partitions));
      await().atMost(LIMIT).untilAsserted(() -> assertThat(taken()).isGreaterThanOrEqualTo(end));
    }
  }

  public long storedOffset(int partition) {
    return database.number(
        "SELECT next_offset FROM intake_offset WHERE topic = ? AND partition = ?",
        config.topic().name(),
        partition);
  }

  /** Moves the stored offset as only another owner of the partition would. */
  public void moveStoredOffset(int partition, long next) {
    database.update(
        "UPDATE intake_offset SET next_offset = ? WHERE topic = ? AND partition = ?",
        next,
        config.topic().name(),
        partition);
  }

  private long taken() {
    return database.number(
        "SELECT sum(next_offset) FROM intake_offset WHERE topic = ?", config.topic().name());
  }

  private void send(List<ProducerRecord<byte[], byte[]>> records) {
    try (Producer<byte[], byte[]> producer = log.newProducer()) {
      for (var kafkaRecord : records) {
        producer.send(kafkaRecord).get();
      }
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private ProducerRecord<byte[], byte[]> toRecord(
      byte[] key, byte[] payload, List<Header> headers) {
    return new ProducerRecord<>(config.topic().name(), null, key, payload, headers);
  }

  private static String id(ConsumerRecord<byte[], byte[]> kafkaRecord) {
    Header id = kafkaRecord.headers().lastHeader("ce_id");
    return id == null ? "" : new String(id.value(), StandardCharsets.UTF_8);
  }

  private static long sum(Map<TopicPartition, Long> offsets) {
    return offsets.values().stream().mapToLong(Long::longValue).sum();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
