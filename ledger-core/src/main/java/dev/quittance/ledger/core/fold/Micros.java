package dev.quittance.ledger.core.fold;

import java.time.Instant;

/** Times as whole microseconds since 1970 UTC: what entries and rows carry. */
public final class Micros {

  private static final long PER_SECOND = 1_000_000L;
  private static final int NANOS = 1_000;

  private Micros() {}

  /** The last whole microsecond that is not after the instant. */
  public static long of(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano() / NANOS);
  }

  /** The first whole microsecond that is not before the instant. */
  public static long notBefore(Instant instant) {
    return of(instant) + (instant.getNano() % NANOS == 0 ? 0 : 1);
  }

  public static Instant toInstant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * NANOS);
  }
}
