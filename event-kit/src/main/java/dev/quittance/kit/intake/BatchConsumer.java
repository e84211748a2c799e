package dev.quittance.kit.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Consumes batches of the log, each inside the transaction that also advances the partition's
 * offset: the effects and the offset are stored together or not at all.
 */
public interface BatchConsumer {

  /**
   * Applies a batch of one partition, in offset order.
   *
   * @param from the partition's next offset before the batch: all before it is stored
   * @param connection belongs to the running JTA transaction; not to be committed or closed here
   * @throws SQLException if the database fails: the batch is retried after a back-off
   */
  void consume(
      Connection connection, int partition, long from, List<ConsumerRecord<byte[], byte[]>> batch)
      throws SQLException;
}
