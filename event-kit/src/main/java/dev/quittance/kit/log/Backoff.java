package dev.quittance.kit.log;

import java.time.Duration;

/** Delays that double, up to a limit, until it is reset. Not thread-safe. */
public final class Backoff {

  private final Duration min;
  private final Duration max;
  private Duration next;

  public Backoff(Duration min, Duration max) {
    this.min = min;
    this.max = max;
    this.next = min;
  }

  /** How long to wait before the next attempt. */
  public Duration next() {
    Duration delay = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(max) > 0 ? max : doubled;
    return delay;
  }

  public void reset() {
    next = min;
  }
}
