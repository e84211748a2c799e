package dev.quittance.systemtests.demo;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** Waits for what the services do in their own time. */
final class Awaiting {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Awaiting() {}

  /**
   * @throws StackNotUpException if it is still something else at the end of our patience
   */
  static void await(String what, String expected, Supplier<String> actual) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    String last = actual.get();
    while (!expected.equals(last)) {
      if (System.nanoTime() > deadline) {
        throw new StackNotUpException(
            String.format(
                Locale.ROOT,
                "%s is still %s after %d s, not %s: see the services' logs",
                what,
                last,
                LIMIT.toSeconds(),
                expected));
      }
      pause();
      last = actual.get();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackNotUpException("interrupted");
    }
  }
}
