package dev.quittance.ledger.replay.switchover;

import dev.quittance.contract.codec.LogPartition;
import dev.quittance.kit.database.KeyLookups;
import dev.quittance.ledger.core.journal.PartitionHead;
import dev.quittance.ledger.core.log.KafkaLogRecord;
import dev.quittance.ledger.intake.BatchFold;
import dev.quittance.ledger.intake.PartitionRecords;
import dev.quittance.ledger.replay.fold.LogFolds;
import dev.quittance.ledger.store.GenerationTables;
import dev.quittance.ledger.store.PartitionHeads;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Applies the end of the log to a generation, by the same code as live intake. */
@ApplicationScoped
class Tail {

  private static final Duration POLL = Duration.ofMillis(200);

  /** Called after each batch. */
  interface AfterBatch {
    void applied(int events) throws SQLException;
  }

  private final LogFolds folds;
  private final BatchFold batches;

  Tail(LogFolds folds, BatchFold batches) {
    this.folds = folds;
    this.batches = batches;
  }

  /** How many events the generation is behind those offsets. */
  static long behind(Map<Integer, PartitionHead> heads, Map<Integer, Long> ends) {
    long behind = 0;
    for (Map.Entry<Integer, Long> end : ends.entrySet()) {
      behind += end.getValue() - nextOffset(heads, end.getKey());
    }
    return behind;
  }

  /** Applies every partition up to, and without, the offset given for it. */
  void apply(
      Connection connection,
      GenerationTables tables,
      Map<Integer, Long> ends,
      AfterBatch afterBatch)
      throws SQLException {
    Map<Integer, PartitionHead> heads = PartitionHeads.all(connection, tables);
    Map<TopicPartition, Long> open = new HashMap<>();
    ends.forEach((partition, end) -> {
      if (nextOffset(heads, partition) < end) {
        open.put(new TopicPartition(folds.topic(), partition), end);
      }
    });
    if (open.isEmpty()) {
      return;
    }
    try (Consumer<byte[], byte[]> consumer = folds.newConsumer()) {
      consumer.assign(open.keySet());
      open.keySet().forEach(one -> consumer.seek(one, nextOffset(heads, one.partition())));
      while (!open.isEmpty()) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        for (TopicPartition partition : records.partitions()) {
          long end = Objects.requireNonNull(open.get(partition));
          List<KafkaLogRecord> batch =
              records.records(partition).stream()
                  .filter(one -> one.offset() < end)
                  .map(one -> new KafkaLogRecord(one, folds.decoder()))
                  .toList();
          KeyLookups.plan(connection); // as intake does
          batches.apply(
              connection,
              tables,
              List.of(
                  new PartitionRecords(
                      new LogPartition(partition.partition(), folds.partitions()), 0, batch)));
          afterBatch.applied(batch.size());
        }
        open.entrySet().removeIf(one -> consumer.position(one.getKey()) >= one.getValue());
        consumer.assign(open.keySet());
      }
    }
  }

  private static long nextOffset(Map<Integer, PartitionHead> heads, int partition) {
    PartitionHead head = heads.get(partition);
    return head == null ? 0 : head.nextOffset();
  }
}
