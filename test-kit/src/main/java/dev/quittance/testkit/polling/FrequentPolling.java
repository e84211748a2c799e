package dev.quittance.testkit.polling;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.pollinterval.IterativePollInterval;

/**
 * What is awaited is looked at at once, soon again, and then ten times a second. By itself
 * Awaitility waits a tenth of a second before it looks: hundreds of times for what is there.
 */
final class FrequentPolling {

  private static final Duration SOON = Duration.ofMillis(10);
  private static final Duration SELDOM = Duration.ofMillis(100);

  private FrequentPolling() {}

  /** For all tests of this class loader that do not say otherwise. */
  static void isDefault() {
    Awaitility.setDefaultPollDelay(Duration.ZERO);
    Awaitility.setDefaultPollInterval(new IterativePollInterval(FrequentPolling::longer, SOON));
  }

  private static Duration longer(Duration before) {
    Duration next = before.multipliedBy(3).dividedBy(2);
    return next.compareTo(SELDOM) < 0 ? next : SELDOM;
  }
}
