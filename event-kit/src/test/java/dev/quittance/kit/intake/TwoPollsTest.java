package dev.quittance.kit.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TwoPollsTest {

  private static final byte[] EMPTY = {};

  @Test
  void aPartitionsRecordsFollowEachOther() {
    var both =
        TwoPolls.together(
            polled(Map.of(0, List.of(5L, 6L), 1, List.of(9L))),
            Set.of(),
            polled(Map.of(0, List.of(7L), 2, List.of(1L))));
    assertThat(offsets(both))
        .isEqualTo(Map.of(0, List.of(5L, 6L, 7L), 1, List.of(9L), 2, List.of(1L)));
    assertThat(both.count()).isEqualTo(5);
  }

  @Test
  void whatTheFirstBroughtOfAPartitionThatMovedComesAgainOrIsAnothers() {
    var both =
        TwoPolls.together(
            polled(Map.of(0, List.of(5L, 6L), 1, List.of(9L), 2, List.of(3L))),
            Set.of(partition(0), partition(1)),
            polled(Map.of(0, List.of(5L, 6L, 7L))));
    assertThat(offsets(both)).isEqualTo(Map.of(0, List.of(5L, 6L, 7L), 2, List.of(3L)));
  }

  private static TopicPartition partition(int number) {
    return new TopicPartition("topic", number);
  }

  private static ConsumerRecords<byte[], byte[]> polled(Map<Integer, List<Long>> offsets) {
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
    offsets.forEach((number, all) ->
        records.put(
            partition(number),
            all.stream()
                .map(offset -> new ConsumerRecord<>("topic", number, offset, EMPTY, EMPTY))
                .toList()));
    return new ConsumerRecords<>(records, Map.of());
  }

  private static Map<Integer, List<Long>> offsets(ConsumerRecords<byte[], byte[]> records) {
    Map<Integer, List<Long>> offsets = new HashMap<>();
    for (TopicPartition partition : records.partitions()) {
      LongStream of = records.records(partition).stream().mapToLong(ConsumerRecord::offset);
      offsets.put(partition.partition(), of.boxed().toList());
    }
    return offsets;
  }
}
