package dev.quittance.kit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.kit.log.EventKitConfig;
import dev.quittance.kit.log.LogClients;
import dev.quittance.kit.outbox.Outbox;
import dev.quittance.testkit.log.EventLog;
import dev.quittance.testkit.log.LogWriter;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Utils;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Writes to the log, by the outbox and past it, and reads it from its beginning. */
@ApplicationScoped
public class KitLog {

  private static final Duration LIMIT = Duration.ofSeconds(40);

  private final Outbox outbox;
  private final LogClients log;
  private final EventKitConfig config;
  private final Database database;
  private final String brokers;
  private @Nullable LogWriter writer;

  KitLog(
      Outbox outbox,
      LogClients log,
      EventKitConfig config,
      Database database,
      @ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
    this.brokers = brokers;
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
    writer().writeAll(Collections.nCopies(times, envelope));
  }

  /** A record that need not be an event. */
  public void send(String key, String payload, List<Header> headers) {
    writer().write(utf8(key), utf8(payload), headers);
  }

  /** A record of any kind in any partition, as other producers' partitioners put it. */
  public void sendTo(
      int partition, byte @Nullable [] key, byte @Nullable [] payload, List<Header> headers) {
    writer().writeTo(partition, key, payload, headers);
  }

  public int partitions() {
    return log.ensureTopic();
  }

  public int partitionOf(String orderId) {
    return Utils.toPositive(Utils.murmur2(utf8(orderId))) % log.ensureTopic();
  }

  /** What the log has under a key, from its beginning on. */
  public List<ConsumerRecord<byte[], byte[]>> recordsOf(String orderId) {
    return reader().recordsOf(orderId);
  }

  /** The ids of an order's events in the log. */
  public List<String> idsOf(String orderId) {
    return recordsOf(orderId).stream().map(KitLog::id).toList();
  }

  /** Until all events have left the outbox and the service has taken the log to its end. */
  public void awaitTaken() {
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> assertThat(database.number("SELECT count(*) FROM outbox_event")).isZero());
    long end = reader().ends().values().stream().mapToLong(Long::longValue).sum();
    await().atMost(LIMIT).untilAsserted(() -> assertThat(taken()).isGreaterThanOrEqualTo(end));
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

  private synchronized LogWriter writer() {
    LogWriter known = writer;
    if (known == null) {
      known = new LogWriter(brokers, config.topic().name());
      writer = known;
    }
    return known;
  }

  private EventLog reader() {
    return new EventLog(brokers, config.topic().name());
  }

  @PreDestroy
  synchronized void close() {
    if (writer != null) {
      writer.close();
    }
  }

  private static String id(ConsumerRecord<byte[], byte[]> kafkaRecord) {
    Header id = kafkaRecord.headers().lastHeader("ce_id");
    return id == null ? "" : new String(id.value(), StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
