package dev.quittance.sandbox.identity.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The key that signs, and those before it whose tokens may still be in use.
 *
 * @param keys newest first; the first one signs
 */
record KeyRing(List<SigningKey> keys) {

  KeyRing {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("no key");
    }
    keys = List.copyOf(keys);
  }

  SigningKey signing() {
    return keys.getFirst();
  }

  /**
   * The ring with another key that signs; those whose last token has expired leave it.
   *
   * @param longestLife of a token
   */
  KeyRing rotated(SigningKey fresh, Instant now, Duration longestLife) {
    List<SigningKey> ring = new ArrayList<>();
    ring.add(fresh);
    ring.add(signing().retired(now.plus(longestLife)));
    ring.addAll(keys.subList(1, keys.size()));
    return new KeyRing(ring).publishedAt(now);
  }

  /** When the first of the keys that sign no more leaves the ring. */
  Instant nextExpiry() {
    return keys.stream()
        .map(SigningKey::publishedUntil)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }

  /** The keys that a token in use may be signed with. */
  KeyRing publishedAt(Instant now) {
    return new KeyRing(keys.stream().filter(key -> key.isPublishedAt(now)).toList());
  }
}
