package dev.quittance.testkit.log;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.codec.Decoded;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.localstack.teststack.TestStack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What is in a log now, read beside the services: no consumer group, no stored offset, nothing of
 * transactions that are open or aborted.
 */
public final class EventLog {

  private static final Duration POLL = Duration.ofMillis(200);

  private final EventCodec codec = new EventCodec();
  private final String bootstrapServers;
  private final String topic;

  public EventLog(String bootstrapServers, String topic) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
  }

  /** The services' log in this JVM's test stack. */
  public static EventLog ofTestStack() {
    return new EventLog(TestStack.start().bootstrapServers(), OrderEventsTopic.DEFAULT_NAME);
  }

  /** All records, each partition's in their order. */
  public List<ConsumerRecord<byte[], byte[]>> records() {
    return withConsumer(consumer -> read(consumer, partitions(consumer)));
  }

  /** The records under a key, in their order. */
  public List<ConsumerRecord<byte[], byte[]>> recordsOf(String key) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    return records().stream().filter(one -> Arrays.equals(one.key(), bytes)).toList();
  }

  /** The events of an order, without records that are none. */
  public List<EventEnvelope> eventsOf(String orderId) {
    List<EventEnvelope> events = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> one : recordsOf(orderId)) {
      if (codec.decode(one) instanceof Decoded.Readable(EventEnvelope envelope)) {
        events.add(envelope);
      }
    }
    return events;
  }

  /** The offset after the last record of each partition. */
  public Map<Integer, Long> ends() {
    return withConsumer(consumer ->
        consumer.endOffsets(partitions(consumer)).entrySet().stream()
            .collect(Collectors.toMap(end -> end.getKey().partition(), Map.Entry::getValue)));
  }

  private List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
    return consumer.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(topic, info.partition()))
        .toList();
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(
      Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(POLL).forEach(found::add);
    }
    return found;
  }

  private <T> T withConsumer(Function<Consumer<byte[], byte[]>, T> use) {
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "allow.auto.create.topics",
                false,
                "isolation.level",
                "read_committed",
                "fetch.max.wait.ms",
                20),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      return use.apply(consumer);
    }
  }
}
