package dev.quittance.kit.intake;

import java.util.Locale;

/** Another owner has advanced the partition; the batch is rolled back. */
final class FencedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FencedException(int partition, long expected) {
    super(
        String.format(Locale.ROOT, "partition %d is no longer at offset %d", partition, expected));
  }
}
