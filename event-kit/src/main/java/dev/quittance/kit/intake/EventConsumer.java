package dev.quittance.kit.intake;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.kit.parking.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What a service does with events: each once, in the order of the log for each order, inside the
 * transaction that also moves the offsets. A batch reads what it needs in one round trip and stores
 * in another what its events have changed. Events seen before, and parking, are the kit's.
 */
public interface EventConsumer {

  /**
   * Begins a batch, of one partition or of several.
   *
   * @param reads what the events need is added to them; they are sent before the first event is
   *     consumed
   * @param events those of the batch that can be read, some of which may not be consumed after all
   */
  Begun begin(RoundTrip reads, List<EventEnvelope> events);

  /** A batch that has begun. */
  @FunctionalInterface
  interface Begun {

    /**
     * Called once all is read that was added to the reads.
     *
     * @param connection belongs to the running JTA transaction; not to be committed or closed here
     */
    Buffer open(Connection connection) throws SQLException;
  }

  /** See {@link BatchConsumer#comesAgain()}. */
  default boolean comesAgain() {
    return false;
  }

  /** A batch while it is consumed; used by one thread. */
  interface Buffer {

    /**
     * Applies an event, or refuses it without having changed anything: it is then parked, and the
     * order's later events behind it. After an exception the batch is rolled back and retried. It
     * may be one that was parked before this batch.
     */
    Optional<Refusal> consume(LogEvent event) throws SQLException;

    /**
     * Stores what the batch's events have changed.
     *
     * @param writes what is to be stored is added to them; they are sent in the batch's transaction
     */
    void store(RoundTrip writes);
  }
}
