package dev.quittance.payments.payment;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to have a payment authorized by one gateway.
 *
 * @param attemptId {@code att_...}
 * @param number 1 for the payment's first attempt
 * @param idempotencyKey what the gateway knows the attempt by, the same for its whole life
 * @param tries how often the gateway was asked
 * @param nextTryAt when the gateway is asked next; null once the status is final
 * @param answerBy when it fails unless the buyer has acted, while that is awaited
 * @param traceparent W3C trace context of what caused it
 */
public record Attempt(
    String attemptId,
    String paymentId,
    int number,
    String gateway,
    String idempotencyKey,
    AttemptStatus status,
    int tries,
    @Nullable Instant nextTryAt,
    @Nullable Instant answerBy,
    @Nullable String failureReason,
    @Nullable String traceparent,
    Instant createdAt,
    Instant updatedAt) {

  /** An attempt that no gateway knows of. Its key is its id: unique, and fixed from the start. */
  public static Attempt first(
      String attemptId,
      String paymentId,
      String gateway,
      @Nullable String traceparent,
      Instant now) {
    return new Attempt(
        attemptId,
        paymentId,
        1,
        gateway,
        attemptId,
        AttemptStatus.NEW,
        0,
        now,
        null,
        null,
        traceparent,
        now,
        now);
  }

  /**
   * The attempt after an answer at {@code now}.
   *
   * @param pause until the gateway is asked again, if it must be
   * @param challengeDeadline how long the buyer may take
   */
  public Attempt answered(
      AuthorizationOutcome outcome, Instant now, Duration pause, Duration challengeDeadline) {
    AttemptStatus after = status.after(outcome);
    Instant deadline =
        switch (after) {
          case ACTION_REQUIRED -> answerBy == null ? now.plus(challengeDeadline) : answerBy;
          case NEW, UNKNOWN, PENDING, AUTHORIZED, FAILED -> null;
        };
    return new Attempt(
        attemptId,
        paymentId,
        number,
        gateway,
        idempotencyKey,
        after,
        tries,
        after.isFinal() ? null : next(now, pause, deadline),
        deadline,
        outcome instanceof AuthorizationOutcome.Declined declined ? declined.reason() : null,
        traceparent,
        createdAt,
        now);
  }

  /** Whether the buyer had long enough. */
  public boolean isOverdue(Instant now) {
    return answerBy != null && !now.isBefore(answerBy);
  }

  /** Never later than the deadline, unless that has passed and only the gateway is missing. */
  private static Instant next(Instant now, Duration pause, @Nullable Instant deadline) {
    Instant next = now.plus(pause);
    return deadline != null && deadline.isAfter(now) && deadline.isBefore(next) ? deadline : next;
  }
}
