package dev.quittance.kit.intake;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Records of one partition, in offset order.
 *
 * @param from the partition's next offset before the batch: all before it is stored
 * @param records at least one
 */
public record PartitionBatch(
    int partition, long from, List<ConsumerRecord<byte[], byte[]>> records) {

  public PartitionBatch {
    if (records.isEmpty()) {
      throw new IllegalArgumentException("a batch of partition " + partition + " has no records");
    }
  }

  /** The partition's next offset after the batch. */
  public long next() {
    return records.getLast().offset() + 1;
  }
}
