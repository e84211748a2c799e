package dev.quittance.ledger.core.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds out what a log lacks. Its offsets are whole numbers without gaps, and its topic is never
 * compacted. So an offset without a record is an event that was lost, unless a producer's
 * transaction explains it: each has an offset for its end, and the records of an aborted one are no
 * events.
 */
final class MissingEvents {

  private MissingEvents() {}

  /**
   * Looks at both ends of each partition.
   *
   * @param ends the offsets up to which events are wanted
   * @throws MissingEventsException if a partition begins too late or ends too early
   */
  static void requireNone(Consumer<?, ?> consumer, String topic, Map<Integer, Long> ends) {
    List<TopicPartition> partitions =
        ends.keySet().stream().map(one -> new TopicPartition(topic, one)).toList();
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> found = consumer.endOffsets(partitions);
    List<String> missing = new ArrayList<>();
    new TreeMap<>(ends)
        .forEach((partition, wanted) -> {
          TopicPartition one = new TopicPartition(topic, partition);
          long begin = Math.min(Objects.requireNonNull(begins.get(one)), wanted);
          long end = Math.max(Objects.requireNonNull(found.get(one)), begin);
          if (begin > 0) {
            missing.add(range(partition, 0, begin));
          }
          if (end < wanted) {
            missing.add(range(partition, end, wanted));
          }
        });
    if (!missing.isEmpty()) {
      throw new MissingEventsException(topic, String.join(", ", missing));
    }
  }

  /**
   * Looks at one place within a partition.
   *
   * @param passedOver says which of the skipped offsets are lost events
   * @throws MissingEventsException if something was, between the offset that was due and the next
   *     one that was found
   */
  static void requireNone(PassedOver passedOver, TopicPartition partition, long due, long found) {
    PassedOver.Range lost = found > due ? passedOver.firstLost(partition, due, found) : null;
    if (lost != null) {
      throw new MissingEventsException(
          partition.topic(), range(partition.partition(), lost.first(), lost.end()));
    }
  }

  private static String range(int partition, long from, long end) {
    return String.format(
        Locale.ROOT, "partition %d misses offsets %d to %d", partition, from, end - 1);
  }
}
