package dev.quittance.kit.idempotency;

import dev.quittance.kit.problem.ProblemException;

/**
 * A request that may be repeated, before it is stored with others.
 *
 * @param <T> its effect
 */
public final class GroupedRequest<T> {

  /** Of the operation and its caller: nobody gets another's answer by his key. */
  record Key(String scope, String value) {}

  /** What it comes to unless it was answered before. */
  sealed interface Wish<T> {

    /** Its effect, and the answer if that is stored. */
    record Effect<T>(T value, StoredAnswer answer) implements Wish<T> {}

    /** There is something wrong with it. */
    record Refused<T>(ProblemException problem) implements Wish<T> {}
  }

  private final Key key;
  private final byte[] fingerprint;
  private final Wish<T> wish;

  GroupedRequest(Key key, byte[] fingerprint, Wish<T> wish) {
    this.key = key;
    this.fingerprint = fingerprint;
    this.wish = wish;
  }

  Key key() {
    return key;
  }

  byte[] fingerprint() {
    return fingerprint;
  }

  Wish<T> wish() {
    return wish;
  }
}
