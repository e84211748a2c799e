package dev.quittance.ledger.core.journal;

import java.util.Locale;

/** The books of a fold need more memory than their {@link MemoryBudget} allows. */
public final class MemoryExceededException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  private static final long MEGABYTE = 1 << 20;

  MemoryExceededException(long neededBytes, long limitBytes) {
    super(
        String.format(
            Locale.ROOT,
            "it needs at least %d MB of memory for orders, accounts and parked events, and may use"
                + " %d MB",
            Math.ceilDiv(neededBytes, MEGABYTE),
            limitBytes / MEGABYTE));
  }
}
