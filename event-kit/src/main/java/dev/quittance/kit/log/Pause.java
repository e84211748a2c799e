package dev.quittance.kit.log;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A pause of a loop's thread. */
public final class Pause {

  private static final long SLICE_NANOS = Duration.ofMillis(50).toNanos();

  private Pause() {}

  /** Returns after that time, or soon after the loop is to stop. */
  public static void of(Duration length, BooleanSupplier stopping) {
    long end = System.nanoTime() + length.toNanos();
    for (long left = end - System.nanoTime();
        left > 0 && !stopping.getAsBoolean();
        left = end - System.nanoTime()) {
      LockSupport.parkNanos(Math.min(left, SLICE_NANOS));
    }
  }
}
