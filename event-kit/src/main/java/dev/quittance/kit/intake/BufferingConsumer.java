package dev.quittance.kit.intake;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.kit.parking.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What a service does with events that it stores a batch at a time, by a few statements of many
 * rows. A service has one of these in place of an {@link EventConsumer}; everything around it, such
 * as the events seen before and parking, is the same.
 */
public interface BufferingConsumer {

  /**
   * Begins a batch, of one partition or of several.
   *
   * @param events those of the batch that can be read, some of which may not be consumed after all;
   *     for reading beforehand what they need
   * @param connection belongs to the running JTA transaction; not to be committed or closed here
   */
  Buffer begin(Connection connection, List<EventEnvelope> events) throws SQLException;

  /** See {@link BatchConsumer#comesAgain()}. */
  default boolean comesAgain() {
    return false;
  }

  /** A batch while it is consumed; used by one thread. */
  interface Buffer {

    /**
     * Consumes an event, or refuses it without having changed anything: as {@link
     * EventConsumer#consume}. It may be one that was parked before this batch.
     */
    Optional<Refusal> consume(LogEvent event) throws SQLException;

    /** Stores what the batch's events have changed, in the batch's transaction. */
    void store() throws SQLException;
  }
}
