package dev.quittance.kit.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** What two polls of a consumer, one right after the other, have brought. */
final class TwoPolls {

  private TwoPolls() {}

  /**
   * The records of both, as if one poll had brought them.
   *
   * @param moved partitions that were read on from elsewhere in the second: what the first brought
   *     of them comes again, or is another consumer's
   */
  static ConsumerRecords<byte[], byte[]> together(
      ConsumerRecords<byte[], byte[]> first,
      Set<TopicPartition> moved,
      ConsumerRecords<byte[], byte[]> second) {
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> all = new HashMap<>();
    for (TopicPartition partition : first.partitions()) {
      if (!moved.contains(partition)) {
        all.put(partition, new ArrayList<>(first.records(partition)));
      }
    }
    for (TopicPartition partition : second.partitions()) {
      all.computeIfAbsent(partition, unused -> new ArrayList<>()).addAll(second.records(partition));
    }
    return new ConsumerRecords<>(all, second.nextOffsets());
  }
}
