package dev.quittance.sandbox.identity.signin;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What waits under a secret that only its owner knows, for a limited time and in limited number:
 * the oldest leaves first. A restart forgets all.
 */
final class Waiting<T> {

  private static final int MAX_WAITING = 10_000;

  /** 256 bits: nobody guesses it (RFC 6749 section 10.10). */
  private static final int SECRET_BYTES = 32;

  private record Entry<T>(T value, Instant end) {}

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Entry<T>> entries = new LinkedHashMap<>();
  private final Clock clock;
  private final Duration limit;

  Waiting(Clock clock, Duration limit) {
    this.clock = clock;
    this.limit = limit;
  }

  /** Keeps it, and returns its secret. */
  synchronized String add(T value) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    String key = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    Instant now = clock.instant();
    dropEnded(now);
    entries.put(key, new Entry<>(value, now.plus(limit)));
    return key;
  }

  /** Hands it out for the last time; empty if it is unknown, used or late. */
  synchronized Optional<T> remove(String key) {
    Entry<T> entry = entries.remove(key);
    return entry == null || !clock.instant().isBefore(entry.end())
        ? Optional.empty()
        : Optional.of(entry.value());
  }

  private void dropEnded(Instant now) {
    Iterator<Entry<T>> oldest = entries.values().iterator();
    while (oldest.hasNext()) {
      Instant end = oldest.next().end();
      if (now.isBefore(end) && entries.size() < MAX_WAITING) {
        return;
      }
      oldest.remove();
    }
  }
}
