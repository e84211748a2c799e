package dev.quittance.ledger.core.log;

import dev.quittance.ledger.core.checkpoint.CheckpointRule;
import dev.quittance.ledger.core.journal.BookObserver;
import dev.quittance.ledger.core.journal.LogRecord;
import dev.quittance.ledger.core.journal.ParkedBefore;
import dev.quittance.ledger.core.journal.PartitionBook;
import dev.quittance.ledger.core.journal.PartitionHead;
import java.util.List;
import java.util.function.LongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Goes along while one partition is folded; used by one thread. */
public interface PartitionVisitor extends BookObserver, AutoCloseable {

  /** From where the partition is folded. */
  default PartitionHead from(int partition) {
    return PartitionHead.start(partition);
  }

  /**
   * What was parked there.
   *
   * @param log reads records of the partition again, by their offsets
   */
  default ParkedBefore parkedBefore(LongFunction<LogRecord> log) {
    return log::apply;
  }

  /**
   * Called with what was polled, before it is consumed: a moment to open orders that began before
   * the partition's fold did.
   */
  default void polled(
      PartitionBook book, List<ConsumerRecord<byte[], byte[]>> records, LongFunction<LogRecord> log)
      throws Exception {}

  /** Where checkpoints are made. */
  default CheckpointRule checkpoints() {
    return CheckpointRule.NEVER;
  }

  /** Called now and then between records: a good moment to write out what has been gathered. */
  void paused(PartitionBook book) throws Exception;

  /** Called once, when the partition has been folded as far as was asked. */
  void finished(PartitionBook book, long nextOffset) throws Exception;

  /** Called last, whether the partition was finished or not. */
  @Override
  default void close() throws Exception {}
}
