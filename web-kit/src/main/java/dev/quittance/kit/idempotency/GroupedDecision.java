package dev.quittance.kit.idempotency;

import dev.quittance.kit.problem.ProblemException;

/**
 * What a command comes to, which {@link GroupedIdempotency.Asked#effect} says, or one of the
 * methods here.
 *
 * @param <E> its effect
 */
public final class GroupedDecision<E> {

  sealed interface Kind<E> {

    /** Its effect, and the answer once that is stored. */
    record Effect<E>(E value, StoredAnswer answer) implements Kind<E> {}

    /** There is something wrong with it. */
    record Refused<E>(ProblemException problem) implements Kind<E> {}

    /** It needs no group. */
    record Alone<E>() implements Kind<E> {}
  }

  private final Kind<E> kind;

  GroupedDecision(Kind<E> kind) {
    this.kind = kind;
  }

  /** It has no effect, and its key is free again. */
  public static <E> GroupedDecision<E> refused(ProblemException problem) {
    return new GroupedDecision<>(new Kind.Refused<>(problem));
  }

  /** It is to be done by {@link Idempotency}, once its group is stored. */
  public static <E> GroupedDecision<E> alone() {
    return new GroupedDecision<>(new Kind.Alone<>());
  }

  Kind<E> kind() {
    return kind;
  }
}
