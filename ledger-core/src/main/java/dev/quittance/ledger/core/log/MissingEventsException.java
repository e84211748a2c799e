package dev.quittance.ledger.core.log;

/** The log no longer holds all that happened, so nothing computed from it could be trusted. */
public final class MissingEventsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MissingEventsException(String topic, String what) {
    super(
        "%s has lost events, so the ledger cannot be computed from it: %s. Restore the topic from a copy that has them."
            .formatted(topic, what));
  }
}
