package dev.quittance.kit.intake;

import dev.quittance.kit.parking.Refusal;
import java.util.Optional;

/**
 * Consumes events one at a time: each once, in the order of the log for each order, inside the
 * transaction that also advances the offset.
 */
public interface EventConsumer {

  /**
   * Applies the event, or refuses it without having changed anything: it is then parked, and the
   * order's later events behind it. After an exception the batch is rolled back and retried.
   */
  Optional<Refusal> consume(LogEvent event);
}
