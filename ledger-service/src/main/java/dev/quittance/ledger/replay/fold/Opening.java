package dev.quittance.ledger.replay.fold;

import dev.quittance.ledger.core.journal.LogRecord;
import dev.quittance.ledger.core.journal.ParkedBefore;
import dev.quittance.ledger.core.journal.PartitionBook;
import dev.quittance.ledger.core.journal.PartitionHead;
import java.util.List;
import java.util.function.LongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a partition's book has to know to begin in the middle of the log. Used by one thread. */
public interface Opening extends AutoCloseable {

  /** Where it begins. */
  PartitionHead head();

  /**
   * What was parked there.
   *
   * @param log reads records again, by their offsets
   */
  ParkedBefore parkedBefore(LongFunction<LogRecord> log);

  /** Opens the orders of records that are about to be consumed, as they were where it begins. */
  void open(
      PartitionBook book, List<ConsumerRecord<byte[], byte[]>> records, LongFunction<LogRecord> log)
      throws Exception;

  @Override
  void close();
}
