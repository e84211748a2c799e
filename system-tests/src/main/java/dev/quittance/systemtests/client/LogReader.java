package dev.quittance.systemtests.client;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.codec.Decoded;
import dev.quittance.contract.codec.EventCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the log beside the services, without a consumer group. Used by one thread. */
public final class LogReader implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final EventCodec codec = new EventCodec();

  /**
   * @throws org.apache.kafka.common.KafkaException if the broker or the topic is not there
   */
  public LogReader(String bootstrapServers, String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Math.toIntExact(PATIENCE.toMillis())),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<PartitionInfo> found = consumer.partitionsFor(topic);
    partitions = found.stream().map(info -> new TopicPartition(topic, info.partition())).toList();
    consumer.assign(partitions);
  }

  /** Goes to the end: only what happens from now on is read. */
  public LogReader atEnd() {
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return this;
  }

  /** The end of each partition now. */
  public Map<Integer, Long> ends() {
    return consumer.endOffsets(partitions).entrySet().stream()
        .collect(Collectors.toMap(end -> end.getKey().partition(), Map.Entry::getValue));
  }

  /** The events that come within that time, in the order of each partition. */
  public List<EventEnvelope> next(Duration wait) {
    List<EventEnvelope> events = new ArrayList<>();
    consumer
        .poll(wait)
        .forEach(kafkaRecord -> {
          if (codec.decode(kafkaRecord) instanceof Decoded.Readable(EventEnvelope envelope)) {
            events.add(envelope);
          }
        });
    return events;
  }

  /** Everything that is in the log now, from its beginning. */
  public Collection<EventEnvelope> all() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    consumer.seekToBeginning(partitions);
    List<EventEnvelope> events = new ArrayList<>();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      events.addAll(next(Duration.ofMillis(200)));
    }
    return events;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
