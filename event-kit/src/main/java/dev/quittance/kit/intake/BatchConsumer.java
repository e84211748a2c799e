package dev.quittance.kit.intake;

import dev.quittance.kit.database.RoundTrip;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Consumes batches of the log, each inside the transaction that also advances the offsets of its
 * partitions: the effects and the offsets are stored together or not at all.
 */
public interface BatchConsumer {

  /**
   * Begins to consume what was polled of some partitions. How it is divided among calls is by
   * chance: the effects must be those of any other division, and of any other order of the
   * partitions.
   *
   * @param reads what it needs to know is added to them; they are sent together with the statement
   *     that moves the offsets, behind it
   * @param batches at most one of each partition
   */
  Round begin(RoundTrip reads, List<PartitionBatch> batches);

  /** What was polled, once the offsets have moved and all is read that was added to the reads. */
  @FunctionalInterface
  interface Round {

    /**
     * Applies it.
     *
     * @param connection belongs to the running JTA transaction; not to be committed or closed here
     * @throws SQLException if the database fails: each partition's batch is retried alone
     */
    void consume(Connection connection) throws SQLException;
  }

  /**
   * Whether all that a batch does comes again from the log if PostgreSQL crashes right after its
   * commit and loses it: nothing of it has been published, has acted outside, or has been answered
   * to a client as done. Then the commit need not wait for the disk.
   */
  default boolean comesAgain() {
    return false;
  }
}
