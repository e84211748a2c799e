package dev.quittance.kit.health;

import dev.quittance.kit.intake.OffsetStore;
import dev.quittance.kit.log.EventKitConfig;
import dev.quittance.kit.log.LogClients;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How far the service is behind the log: from the offsets it has stored to the log's ends, asked of
 * the broker. A consumer's own idea of its lag knows only what it has fetched, and nothing of
 * partitions that no process has.
 */
@ApplicationScoped
public class LogLag {

  private static final Logger LOG = Logger.getLogger(LogLag.class);
  private static final Duration ASK = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(200);

  /** Only the oldest record's time is wanted: one record at a time, in small fetches. */
  private static final Map<String, Object> LOOK =
      Map.of(
          ConsumerConfig.ISOLATION_LEVEL_CONFIG,
          "read_committed",
          // What the log has dropped was not consumed either: the oldest that is left counts.
          ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
          "earliest",
          ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
          1,
          ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
          65_536,
          ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
          16_384);

  /**
   * A partition's lag.
   *
   * @param events offsets from the stored one to the end of what is committed
   * @param seconds age of the oldest record that is not consumed, by the broker's timestamp; 0 if
   *     there is none, not a number if it could not be read in time
   */
  public record Lag(long events, double seconds) {}

  private final LogClients log;
  private final OffsetStore offsets;
  private final EventKitConfig config;
  private final Clock clock;
  private @Nullable Consumer<byte[], byte[]> consumer;
  private volatile @Nullable Map<Integer, Lag> last;

  LogLag(LogClients log, OffsetStore offsets, EventKitConfig config, Clock clock) {
    this.log = log;
    this.offsets = offsets;
    this.config = config;
    this.clock = clock;
  }

  /** Events of all partitions when last measured; empty if that did not succeed. */
  public OptionalLong events() {
    Map<Integer, Lag> measured = last;
    return measured == null
        ? OptionalLong.empty()
        : OptionalLong.of(measured.values().stream().mapToLong(Lag::events).sum());
  }

  /**
   * Measures all partitions, whoever consumes them.
   *
   * @return by partition; empty while the broker or the database does not answer
   */
  public synchronized Map<Integer, Lag> measure() {
    try {
      Map<Integer, Lag> measured = measured(offsets.load(config.topic().name()), consumer());
      last = measured;
      return measured;
    } catch (SQLException | KafkaException e) {
      LOG.debugf("The lag cannot be measured: %s", e.toString());
      last = null;
      close();
      return Map.of();
    }
  }

  private Map<Integer, Lag> measured(Map<Integer, Long> stored, Consumer<byte[], byte[]> reader) {
    Map<TopicPartition, Long> next =
        stored.entrySet().stream()
            .collect(
                Collectors.toMap(
                    one -> new TopicPartition(config.topic().name(), one.getKey()),
                    Map.Entry::getValue));
    Map<TopicPartition, Long> ends = reader.endOffsets(next.keySet(), ASK);
    Map<TopicPartition, Long> behind = new HashMap<>();
    Map<Integer, Lag> lags = new TreeMap<>();
    next.forEach((partition, offset) -> {
      if (offset < ends.getOrDefault(partition, 0L)) {
        behind.put(partition, offset);
      }
      lags.put(partition.partition(), new Lag(0, 0));
    });
    if (!behind.isEmpty()) {
      look(reader, behind, ends, lags);
    }
    return lags;
  }

  private void look(
      Consumer<byte[], byte[]> reader,
      Map<TopicPartition, Long> behind,
      Map<TopicPartition, Long> ends,
      Map<Integer, Lag> lags) {
    reader.assign(behind.keySet());
    behind.forEach((partition, offset) -> {
      reader.seek(partition, offset);
      lags.put(
          partition.partition(),
          new Lag(ends.getOrDefault(partition, offset) - offset, Double.NaN));
    });
    long end = System.nanoTime() + ASK.toNanos();
    Map<TopicPartition, Long> open = new HashMap<>(behind);
    while (!open.isEmpty() && System.nanoTime() < end) {
      for (ConsumerRecord<byte[], byte[]> oldest : reader.poll(POLL)) {
        TopicPartition partition = new TopicPartition(oldest.topic(), oldest.partition());
        Long offset = open.remove(partition);
        if (offset != null) {
          double seconds = (clock.millis() - oldest.timestamp()) / 1_000.0;
          long events = ends.getOrDefault(partition, offset) - offset;
          lags.put(partition.partition(), new Lag(events, Math.max(0, seconds)));
          reader.pause(List.of(partition));
        }
      }
      open.keySet()
          .removeIf(partition -> {
            boolean nothing = reader.position(partition, ASK) >= ends.getOrDefault(partition, 0L);
            if (nothing) { // only marks of transactions
              lags.put(partition.partition(), new Lag(0, 0));
            }
            return nothing;
          });
    }
    reader.unsubscribe();
  }

  private Consumer<byte[], byte[]> consumer() {
    Consumer<byte[], byte[]> current = consumer;
    if (current == null) {
      current = log.newLoneConsumer(LOOK);
      consumer = current;
    }
    return current;
  }

  @PreDestroy
  synchronized void close() {
    Consumer<byte[], byte[]> current = consumer;
    consumer = null;
    if (current != null) {
      current.close();
    }
  }
}
