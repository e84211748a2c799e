package dev.quittance.kit.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class BatchSplitterTest {

  @Test
  void smallRecordsAreOneBatch() {
    List<ConsumerRecord<byte[], byte[]>> records = records(500, 1_000);
    assertThat(BatchSplitter.split(records)).containsExactly(records);
  }

  @Test
  void largeRecordsComeInBatchesOfSomeMegabytesAndNoneIsLost() {
    List<ConsumerRecord<byte[], byte[]>> records = records(350, 900_000);
    List<List<ConsumerRecord<byte[], byte[]>>> batches = BatchSplitter.split(records);
    assertThat(batches).allSatisfy(batch -> assertThat(batch).hasSizeBetween(1, 5));
    assertThat(batches.stream().flatMap(List::stream).toList()).isEqualTo(records);
  }

  @Test
  void ofNoRecordsThereIsNoBatch() {
    assertThat(BatchSplitter.split(List.of())).isEmpty();
  }

  private static List<ConsumerRecord<byte[], byte[]>> records(int count, int bytes) {
    return IntStream.range(0, count)
        .mapToObj(offset ->
            new ConsumerRecord<>(
                "topic",
                0,
                offset,
                0L,
                TimestampType.CREATE_TIME,
                0,
                bytes,
                new byte[0],
                new byte[0],
                new RecordHeaders(),
                Optional.<Integer>empty()))
        .toList();
  }
}
