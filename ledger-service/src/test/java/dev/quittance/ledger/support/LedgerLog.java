package dev.quittance.ledger.support;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.kit.intake.OffsetStore;
import dev.quittance.kit.log.EventKitConfig;
import dev.quittance.testkit.log.EventLog;
import dev.quittance.testkit.log.LogWriter;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The ledger's log: written as other services do, and consumed when a test goes on. */
@ApplicationScoped
public class LedgerLog {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration OFTEN = Duration.ofMillis(20);

  private final String topic;
  private final OffsetStore offsets;
  private final LogWriter writer;
  private final EventLog log;

  LedgerLog(
      @ConfigProperty(name = "kafka.bootstrap.servers") String brokers,
      EventKitConfig config,
      OffsetStore offsets) {
    this.topic = config.topic().name();
    this.offsets = offsets;
    this.writer = new LogWriter(brokers, topic);
    this.log = new EventLog(brokers, topic);
  }

  @PreDestroy
  void close() {
    writer.close();
  }

  /** Writes events in their order. */
  public List<RecordMetadata> write(List<EventEnvelope> envelopes) {
    return writer.writeAll(envelopes);
  }

  public RecordMetadata write(Event event, Instant occurredAt) {
    return writer.write(LogWriter.envelope(event, occurredAt));
  }

  /** Writes what may be no event at all. */
  public RecordMetadata write(String key, String payload, List<Header> headers) {
    return writer.write(
        key.getBytes(StandardCharsets.UTF_8), payload.getBytes(StandardCharsets.UTF_8), headers);
  }

  public void writeAndWait(List<EventEnvelope> envelopes) {
    write(envelopes);
    awaitConsumed();
  }

  /** All records, each partition's in their order. */
  public List<ConsumerRecord<byte[], byte[]>> records() {
    return log.records();
  }

  /** Waits until everything that is in the log now is consumed. */
  public void awaitConsumed() {
    Map<Integer, Long> ends = log.ends();
    Awaitility.await().atMost(LIMIT).pollInterval(OFTEN).until(() -> isConsumedTo(ends));
  }

  private boolean isConsumedTo(Map<Integer, Long> ends) throws SQLException {
    Map<Integer, Long> consumed = offsets.load(topic);
    return ends.entrySet().stream()
        .allMatch(end -> consumed.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }
}
