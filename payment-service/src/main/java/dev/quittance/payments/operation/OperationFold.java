package dev.quittance.payments.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The only thing that decides what evidence means. Definite evidence ends an operation from every
 * state; everything else moves it between the open ones.
 */
public final class OperationFold {

  private OperationFold() {}

  /** What becomes of an operation by evidence. */
  public sealed interface Result {

    /** It changed. */
    record Applied(Operation operation) implements Result {}

    /** It did not. */
    record Refused(EvidenceRefusal refusal) implements Result {}
  }

  public static Result apply(Operation before, Evidence evidence, OperationPolicy policy) {
    OperationState state = before.state();
    Outcome outcome = evidence.outcome();
    if (state.status().isFinal()) {
      return new Result.Refused(whyTooLate(state.status(), outcome));
    }
    OperationState after =
        switch (outcome) {
          case Outcome.Succeeded it -> state.succeeded(it.reference(), evidence.at());
          case Outcome.Declined it -> state.failed(it.reason(), evidence.at());
          case Outcome.ActionRequired it -> actionRequired(state, it, evidence.at(), policy);
          case Outcome.Pending it ->
              state.open(
                  OperationStatus.PENDING,
                  it.reference(),
                  nextAsk(state, state.answerBy(), evidence.at(), policy),
                  evidence.at());
          case Outcome.NotArrived _ -> notArrived(state, evidence, policy);
          case Outcome.Unknown _ -> unknown(state, evidence.at(), policy);
        };
    return after == null
        ? new Result.Refused(EvidenceRefusal.NOTHING_NEW)
        : new Result.Applied(new Operation(before.terms(), after));
  }

  private static EvidenceRefusal whyTooLate(OperationStatus status, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Succeeded _ ->
          status == OperationStatus.SUCCEEDED
              ? EvidenceRefusal.NOTHING_NEW
              : EvidenceRefusal.CONTRADICTION;
      case Outcome.Declined _ ->
          status == OperationStatus.FAILED
              ? EvidenceRefusal.NOTHING_NEW
              : EvidenceRefusal.CONTRADICTION;
      case Outcome.ActionRequired _, Outcome.Pending _, Outcome.NotArrived _, Outcome.Unknown _ ->
          EvidenceRefusal.LATE;
    };
  }

  /** The first request to act sets the deadline; repeated ones do not move it. */
  private static OperationState actionRequired(
      OperationState state, Outcome.ActionRequired it, Instant at, OperationPolicy policy) {
    Instant deadline =
        state.answerBy() == null ? at.plus(policy.challengeDeadline()) : state.answerBy();
    return state.actionRequired(
        it.nextAction(), it.reference(), deadline, nextAsk(state, deadline, at, policy), at);
  }

  /**
   * Only an inquiry tells that a request has not arrived, and only after the settling time. A
   * gateway that waits for the buyer has it, whatever it says.
   */
  private static @Nullable OperationState notArrived(
      OperationState state, Evidence evidence, OperationPolicy policy) {
    boolean believed =
        evidence instanceof Evidence.InquiryAnswer
            && state.status() != OperationStatus.ACTION_REQUIRED
            && state.askedAt() != null
            && !evidence.at().isBefore(state.askedAt().plus(policy.settlingTime()));
    if (!believed || state.status() == OperationStatus.CREATED) {
      return unknown(state, evidence.at(), policy);
    }
    return state.open(OperationStatus.CREATED, null, evidence.at(), evidence.at());
  }

  /** No answer does not undo what was known before. */
  private static @Nullable OperationState unknown(
      OperationState state, Instant at, OperationPolicy policy) {
    if (state.status() == OperationStatus.CREATED) {
      return null; // due already
    }
    OperationStatus after =
        state.status() == OperationStatus.ASKED ? OperationStatus.UNKNOWN : state.status();
    return state.open(after, null, nextAsk(state, state.answerBy(), at, policy), at);
  }

  /**
   * Never later than the buyer's deadline, unless it has passed and only the gateway is missing.
   */
  private static Instant nextAsk(
      OperationState state, @Nullable Instant deadline, Instant at, OperationPolicy policy) {
    Instant next = at.plus(policy.pause().after(state.asks()));
    return deadline != null && deadline.isAfter(at) && deadline.isBefore(next) ? deadline : next;
  }
}
