package dev.quittance.orders.supplier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A document that was shown. It is kept elsewhere.
 *
 * @param reference its number or where it is kept
 * @param sha256 of the document, 64 lower-case hex digits
 * @param expiresOn the last day of its validity, in UTC; null if it does not expire
 */
public record Evidence(
    EvidenceType type, String reference, String sha256, @Nullable LocalDate expiresOn) {

  /** From when on it is not valid any more. */
  public Instant end() {
    return expiresOn == null
        ? Instant.MAX
        : expiresOn.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
