package dev.quittance.kit.database;

/**
 * There was no room, or no time, to store something: nothing of it is in the database, and the same
 * may well succeed later.
 */
public final class NotStoredException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotStoredException(String message) {
    super(message, null, false, false); // refusals under load are to cost nothing
  }
}
