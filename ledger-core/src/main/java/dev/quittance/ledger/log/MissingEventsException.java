package dev.quittance.ledger.log;

/** The log no longer holds all that happened, so nothing computed from it could be trusted. */
public final class MissingEventsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MissingEventsException(String message) {
    super(message);
  }
}
