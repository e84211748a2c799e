package dev.quittance.kit.retry;

import java.time.Duration;

/** Counts the tries of one thing and gives the pause after each. Not thread-safe. */
public final class Backoff {

  private final RetryPause pause;
  private int tries;

  public Backoff(Duration min, Duration max) {
    this.pause = new RetryPause(min, max);
  }

  /** How long to wait before the next try; longer with every call, until it is reset. */
  public Duration next() {
    return pause.after(++tries);
  }

  public void reset() {
    tries = 0;
  }
}
