package dev.quittance.ledger.core.log;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.LeaderNotAvailableException;
import org.apache.kafka.common.errors.OffsetOutOfRangeException;
import org.jspecify.annotations.Nullable;

/**
 * Tells, of offsets that a consumer passed over, which were lost: those that are neither the end of
 * a transaction nor a record of an aborted one. Asks no broker before there is such an offset, and
 * then once for many. Used by one thread, going forward in each partition.
 */
final class PassedOver implements AutoCloseable {

  /** Offsets from the first one up to, and without, the end. */
  record Range(long first, long end) {}

  private final Map<String, Object> settings;
  private final Consumer<?, ?> consumer;
  private @Nullable RecordBatches batches;
  private @Nullable TopicPartition partition;
  private List<RecordBatches.Batch> known = List.of();
  private int at;

  /**
   * @param settings how the brokers are reached
   * @param consumer made of them; knows where partitions are
   */
  PassedOver(Map<String, Object> settings, Consumer<?, ?> consumer) {
    this.settings = settings;
    this.consumer = consumer;
  }

  /** The first of the offsets that were lost, with those lost right behind it; null if none was. */
  @Nullable Range firstLost(TopicPartition of, long first, long end) {
    for (long offset = first; offset < end; ) {
      RecordBatches.Batch batch = batchAt(of, offset);
      if (batch == null) {
        return new Range(offset, end);
      }
      if (batch.firstOffset() > offset) {
        return new Range(offset, Math.min(batch.firstOffset(), end));
      }
      if (!batch.isPassedOver()) {
        return new Range(offset, Math.min(batch.lastOffset() + 1, end));
      }
      offset = batch.lastOffset() + 1;
    }
    return null;
  }

  /** The batch that has the offset, or the first behind it, or null if the log ends there. */
  private RecordBatches.@Nullable Batch batchAt(TopicPartition of, long offset) {
    if (!of.equals(partition)) {
      partition = of;
      known = List.of();
      at = 0;
    }
    while (at < known.size() && known.get(at).lastOffset() < offset) {
      at++;
    }
    if (at == known.size()) {
      known = read(of, offset);
      at = 0;
    }
    return known.isEmpty() ? null : known.get(at);
  }

  private List<RecordBatches.Batch> read(TopicPartition of, long offset) {
    RecordBatches open = batches;
    if (open == null) {
      open = new RecordBatches(settings);
      batches = open;
    }
    try {
      return open.from(leader(of), of, offset);
    } catch (OffsetOutOfRangeException e) {
      return List.of();
    }
  }

  private Node leader(TopicPartition of) {
    for (PartitionInfo info : consumer.partitionsFor(of.topic())) {
      Node leader = info.leader();
      if (info.partition() == of.partition() && leader != null) {
        return leader;
      }
    }
    throw new LeaderNotAvailableException("partition " + of.partition() + " has no leader now");
  }

  @Override
  public void close() {
    if (batches != null) {
      batches.close();
    }
  }
}
