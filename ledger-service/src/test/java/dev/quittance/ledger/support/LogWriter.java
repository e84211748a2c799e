package dev.quittance.ledger.support;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.kit.intake.OffsetStore;
import dev.quittance.kit.log.EventKitConfig;
import dev.quittance.kit.log.LogClients;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/**
 * Writes events to the log as other services would, and waits until the ledger has consumed them.
 */
@ApplicationScoped
public class LogWriter {

  private final LogClients log;
  private final EventKitConfig config;
  private final OffsetStore offsets;
  private final EventCodec codec = new EventCodec();

  LogWriter(LogClients log, EventKitConfig config, OffsetStore offsets) {
    this.log = log;
    this.config = config;
    this.offsets = offsets;
  }

  public void write(List<EventEnvelope> events) {
    try (Producer<byte[], byte[]> producer = log.newProducer()) {
      for (EventEnvelope event : events) {
        var unused =
            producer.send(
                new ProducerRecord<>(
                    config.topic().name(),
                    null,
                    codec.key(event.event()),
                    codec.payload(event.event()),
                    codec.headers(event)));
      }
      producer.flush();
    }
  }

  public void writeRaw(byte[] key, byte[] payload) {
    try (Producer<byte[], byte[]> producer = log.newProducer()) {
      var unused = producer.send(new ProducerRecord<>(config.topic().name(), key, payload));
      producer.flush();
    }
  }

  public void writeAndWait(List<EventEnvelope> events) {
    write(events);
    awaitConsumed();
  }

  /** Waits until everything that is in the log now is applied. */
  public void awaitConsumed() {
    Map<Integer, Long> ends = ends();
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> hasConsumed(ends));
  }

  private boolean hasConsumed(Map<Integer, Long> ends) throws SQLException {
    Map<Integer, Long> consumed = offsets.load(config.topic().name());
    return ends.entrySet().stream()
        .allMatch(end -> consumed.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  private Map<Integer, Long> ends() {
    List<TopicPartition> partitions =
        IntStream.range(0, log.ensureTopic())
            .mapToObj(partition -> new TopicPartition(config.topic().name(), partition))
            .toList();
    try (Consumer<byte[], byte[]> consumer = log.newLoneConsumer(Map.of())) {
      return consumer.endOffsets(partitions).entrySet().stream()
          .collect(Collectors.toMap(end -> end.getKey().partition(), Map.Entry::getValue));
    }
  }
}
