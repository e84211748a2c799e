package dev.quittance.ledger.store;

import java.util.Locale;

/** Intake has gone past events that the live ledger has not applied: nothing may be put on top. */
public final class SkippedEventsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SkippedEventsException(int partition, long consumed, long passed) {
    super(
        String.format(
            Locale.ROOT,
            "Partition %d: intake has passed offset %d, but the live ledger has consumed the log only up to %d. Start a rebuild with acceptDifferences that names the gap: it takes what is missing.",
            partition,
            passed,
            consumed));
  }
}
