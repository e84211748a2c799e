package dev.quittance.kit.log;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Pauses that double, up to a limit, and end early when the loop is to stop. */
public final class Backoff {

  private static final long SLICE_NANOS = Duration.ofMillis(50).toNanos();

  private final Duration min;
  private final Duration max;
  private final BooleanSupplier stopping;
  private Duration next;

  public Backoff(Duration min, Duration max, BooleanSupplier stopping) {
    this.min = min;
    this.max = max;
    this.stopping = stopping;
    this.next = min;
  }

  public void pause() {
    long end = System.nanoTime() + next.toNanos();
    next = next.multipliedBy(2).compareTo(max) > 0 ? max : next.multipliedBy(2);
    for (long left = end - System.nanoTime();
        left > 0 && !stopping.getAsBoolean();
        left = end - System.nanoTime()) {
      LockSupport.parkNanos(Math.min(left, SLICE_NANOS));
    }
  }

  public void reset() {
    next = min;
  }
}
