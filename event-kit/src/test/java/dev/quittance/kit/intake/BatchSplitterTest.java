package dev.quittance.kit.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class BatchSplitterTest {

  private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> polled = new HashMap<>();
  private final Map<Integer, Long> positions = new HashMap<>();

  @Test
  void smallRecordsOfAllPartitionsAreOneRound() {
    poll(0, 500, 1_000);
    poll(7, 300, 1_000);
    assertThat(split())
        .singleElement()
        .satisfies(round ->
            assertThat(round)
                .containsExactlyInAnyOrder(
                    new PartitionBatch(0, 0, records(0, 500, 1_000)),
                    new PartitionBatch(7, 0, records(7, 300, 1_000))));
  }

  @Test
  void largeRecordsComeInRoundsOfSomeMegabytesAndNoneIsLost() {
    poll(0, 350, 900_000);
    poll(1, 10, 900_000);
    List<List<PartitionBatch>> rounds = split();
    assertThat(rounds)
        .allSatisfy(round -> {
          assertThat(round.stream().mapToInt(batch -> batch.records().size()).sum())
              .isBetween(1, 5);
          assertThat(round).extracting(PartitionBatch::partition).doesNotHaveDuplicates();
        });
    for (int partition : new int[] {0, 1}) {
      List<PartitionBatch> batches =
          rounds.stream()
              .flatMap(List::stream)
              .filter(batch -> batch.partition() == partition)
              .toList();
      assertThat(batches.stream().flatMap(batch -> batch.records().stream()).toList())
          .isEqualTo(polled.get(new TopicPartition("topic", partition)));
      assertThat(IntStream.range(1, batches.size()))
          .allSatisfy(i -> assertThat(batches.get(i).from()).isEqualTo(batches.get(i - 1).next()));
    }
  }

  @Test
  void fourMegabytesAreEnoughForARound() {
    assertThat(BatchSplitter.isEnough(new ConsumerRecords<>(Map.of(), Map.of()))).isFalse();
    poll(0, 500, 1_000);
    poll(1, 3, 900_000);
    assertThat(BatchSplitter.isEnough(new ConsumerRecords<>(polled, Map.of()))).isFalse();
    poll(2, 2, 900_000);
    assertThat(BatchSplitter.isEnough(new ConsumerRecords<>(polled, Map.of()))).isTrue();
  }

  @Test
  void aBatchBeginsAtThePartitionsPositionWhereverItsFirstRecordIs() {
    poll(3, 2, 100);
    positions.put(3, -5L); // markers of transactions take offsets and are no records
    assertThat(split().getFirst().getFirst().from()).isEqualTo(-5);
  }

  @Test
  void recordsOfAPartitionThatWasLostAreLeftOut() {
    poll(0, 2, 100);
    positions.clear();
    assertThat(split()).isEmpty();
  }

  @Test
  void ofNoRecordsThereIsNoRound() {
    assertThat(split()).isEmpty();
  }

  private void poll(int partition, int count, int bytes) {
    polled.put(new TopicPartition("topic", partition), records(partition, count, bytes));
    positions.put(partition, 0L);
  }

  private List<List<PartitionBatch>> split() {
    return BatchSplitter.split(new ConsumerRecords<>(polled, Map.of()), positions);
  }

  private final Map<List<Integer>, List<ConsumerRecord<byte[], byte[]>>> made = new HashMap<>();

  /** The same records again for the same arguments. */
  private List<ConsumerRecord<byte[], byte[]>> records(int partition, int count, int bytes) {
    return made.computeIfAbsent(
        List.of(partition, count, bytes),
        unused ->
            IntStream.range(0, count)
                .mapToObj(offset ->
                    new ConsumerRecord<>(
                        "topic",
                        partition,
                        offset,
                        0L,
                        TimestampType.CREATE_TIME,
                        0,
                        bytes,
                        new byte[0],
                        new byte[0],
                        new RecordHeaders(),
                        Optional.<Integer>empty()))
                .toList());
  }
}
