package dev.quittance.kit.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a service does with a batch of the log. It runs inside the transaction that also advances
 * the partition's offset, so its effects and the offset are stored together or not at all.
 */
public interface BatchConsumer {

  /**
   * Takes a batch of one partition, in offset order.
   *
   * @param from the partition's next offset before the batch: all before it has been taken
   * @param connection belongs to the running JTA transaction; not to be committed or closed here
   * @throws SQLException when the database is in trouble: the batch comes again after a pause
   */
  void consume(
      Connection connection, int partition, long from, List<ConsumerRecord<byte[], byte[]>> batch)
      throws SQLException;
}
