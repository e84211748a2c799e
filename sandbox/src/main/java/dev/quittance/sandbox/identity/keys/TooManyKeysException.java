package dev.quittance.sandbox.identity.keys;

import java.time.Duration;

/** Keys were rotated more often than tokens expire. */
public final class TooManyKeysException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Duration nextIn;

  /**
   * @param nextIn when one of them has expired
   */
  TooManyKeysException(String message, Duration nextIn) {
    super(message, null, false, false);
    this.nextIn = nextIn;
  }

  /** When keys can be rotated again. */
  public Duration nextIn() {
    return nextIn;
  }
}
