package dev.quittance.systemtests.leaks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a broker has stored. */
public final class Topics {

  private Topics() {}

  /** Key, value and headers of every record of every topic, whoever wrote it. */
  public static List<byte[]> everything(String bootstrapServers) {
    List<byte[]> parts = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.listTopics().values().stream()
              .flatMap(List::stream)
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(one -> add(parts, one));
      }
    }
    return parts;
  }

  private static void add(List<byte[]> parts, ConsumerRecord<byte[], byte[]> one) {
    if (one.key() != null) {
      parts.add(one.key());
    }
    if (one.value() != null) {
      parts.add(one.value());
    }
    for (Header header : one.headers()) {
      parts.add(header.key().getBytes(StandardCharsets.UTF_8));
      if (header.value() != null) {
        parts.add(header.value());
      }
    }
  }
}
