package dev.quittance.orders.personal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A subject's key that does not exist any more.
 *
 * @param fingerprint SHA-256 of the key, with a prefix: 64 lower-case hex digits
 * @param createdAt since when values were sealed with it
 * @param sealed what cannot be opened any more
 */
public record DestroyedKey(
    UUID id, String fingerprint, Instant createdAt, Instant destroyedAt, List<SealedCount> sealed) {

  public DestroyedKey {
    sealed = List.copyOf(sealed);
  }
}
