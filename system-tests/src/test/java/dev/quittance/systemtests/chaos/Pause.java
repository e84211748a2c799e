package dev.quittance.systemtests.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Time that passes. */
final class Pause {

  private Pause() {}

  static void of(Duration time) {
    boolean _ = await(new CountDownLatch(1), time);
  }

  /** Asks again and again; false if it did not come to be in that time. */
  static boolean until(Duration limit, Duration interval, BooleanSupplier condition) {
    Instant end = Instant.now().plus(limit);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        return false;
      }
      of(interval);
    }
    return true;
  }

  /** False if it was not opened in that time. */
  static boolean await(CountDownLatch latch, Duration limit) {
    try {
      return latch.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
