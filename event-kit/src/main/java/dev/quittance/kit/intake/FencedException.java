package dev.quittance.kit.intake;

import java.util.Locale;

/** The partition has moved on under another owner; what was being done for it is rolled back. */
final class FencedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FencedException(int partition, long expected) {
    super(
        String.format(Locale.ROOT, "partition %d is no longer at offset %d", partition, expected));
  }
}
