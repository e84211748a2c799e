package dev.quittance.testkit.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a log from its beginning, each record once, and keeps what it has read. */
final class LogReader {

  private static final Duration POLL = Duration.ofMillis(200);

  private final String topic;
  private final Consumer<byte[], byte[]> consumer;
  private final Set<TopicPartition> assigned = new HashSet<>();
  private final List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();

  LogReader(String bootstrapServers, String topic) {
    this.topic = topic;
    this.consumer =
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
            new ByteArrayDeserializer());
  }

  /** All records that are in the log now, each partition's in their order. */
  synchronized List<ConsumerRecord<byte[], byte[]>> records() {
    List<TopicPartition> partitions = partitions();
    assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(POLL).forEach(found::add);
    }
    return List.copyOf(found);
  }

  synchronized Map<Integer, Long> ends() {
    return consumer.endOffsets(partitions()).entrySet().stream()
        .collect(Collectors.toMap(end -> end.getKey().partition(), Map.Entry::getValue));
  }

  private List<TopicPartition> partitions() {
    return consumer.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(topic, info.partition()))
        .toList();
  }

  /** Once: an assignment keeps the positions of partitions that it had. */
  private void assign(List<TopicPartition> partitions) {
    if (!assigned.containsAll(partitions)) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions.stream().filter(one -> !assigned.contains(one)).toList());
      assigned.addAll(partitions);
    }
  }

  synchronized void close() {
    consumer.close();
  }
}
