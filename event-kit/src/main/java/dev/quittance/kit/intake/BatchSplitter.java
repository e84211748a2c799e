package dev.quittance.kit.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * Divides what was polled into rounds of bounded size, each of which is stored in one transaction.
 * A round is sent to the database as a whole, parts of it as text of twice the size, and publishers
 * decide how large records are.
 */
final class BatchSplitter {

  /** Records are added to a round until it has this many bytes. */
  static final long ENOUGH = 4 << 20;

  private final List<List<PartitionBatch>> rounds = new ArrayList<>();
  private List<PartitionBatch> round = new ArrayList<>();
  private long bytes;

  private BatchSplitter() {}

  /**
   * Rounds with at most one batch of each partition. The batches of a partition follow each other.
   *
   * @param positions the next offset of each partition; records of others are left out
   */
  static List<List<PartitionBatch>> split(
      ConsumerRecords<byte[], byte[]> polled, Map<Integer, Long> positions) {
    BatchSplitter splitter = new BatchSplitter();
    for (TopicPartition partition : polled.partitions()) {
      Long position = positions.get(partition.partition());
      if (position != null) { // else it was lost in a rebalance during this very poll
        splitter.add(partition.partition(), position, polled.records(partition));
      }
    }
    splitter.endRound();
    return splitter.rounds;
  }

  /** Whether these are enough for a round, without any more. */
  static boolean isEnough(ConsumerRecords<byte[], byte[]> polled) {
    long bytes = 0;
    for (ConsumerRecord<byte[], byte[]> one : polled) {
      bytes += bytes(one);
      if (bytes >= ENOUGH) {
        return true;
      }
    }
    return false;
  }

  private void add(int partition, long position, List<ConsumerRecord<byte[], byte[]>> records) {
    long from = position;
    int begin = 0;
    for (int i = 0; i < records.size(); i++) {
      bytes += bytes(records.get(i));
      if (bytes >= ENOUGH || i == records.size() - 1) {
        PartitionBatch batch = new PartitionBatch(partition, from, records.subList(begin, i + 1));
        round.add(batch);
        from = batch.next();
        begin = i + 1;
      }
      if (bytes >= ENOUGH) {
        endRound();
      }
    }
  }

  private void endRound() {
    if (!round.isEmpty()) {
      rounds.add(round);
      round = new ArrayList<>();
    }
    bytes = 0;
  }

  private static long bytes(ConsumerRecord<byte[], byte[]> one) {
    long bytes =
        (long) Math.max(0, one.serializedKeySize()) + Math.max(0, one.serializedValueSize());
    for (Header header : one.headers()) {
      bytes += header.key().length() + (header.value() == null ? 0 : header.value().length);
    }
    return bytes;
  }
}
