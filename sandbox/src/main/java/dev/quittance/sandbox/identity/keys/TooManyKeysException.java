package dev.quittance.sandbox.identity.keys;

/** Keys were rotated more often than tokens expire. */
public final class TooManyKeysException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TooManyKeysException(String message) {
    super(message, null, false, false);
  }
}
