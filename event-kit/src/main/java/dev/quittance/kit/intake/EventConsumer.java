package dev.quittance.kit.intake;

import dev.quittance.kit.parking.Refusal;
import java.util.Optional;

/**
 * What a service does with one event. Called once per event id, in the order of the log for each
 * order, inside the transaction that also advances the offset.
 */
public interface EventConsumer {

  /**
   * Takes the event, or refuses it without having changed anything: it is then parked, and the
   * order's later events behind it. An exception means trouble that may pass; the batch is rolled
   * back and comes again.
   */
  Optional<Refusal> consume(LogEvent event);
}
