package dev.quittance.payments.operation;

import dev.quittance.contract.FailureReason;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The only thing that decides what evidence means. Definite evidence ends an operation from every
 * open state; everything else moves it between the open ones. Every transition is in the table
 * {@code operation/evidence-in-states.txt} of the tests.
 */
public final class OperationFold {

  /** Why a reversal failed whose gateway says that it moved another amount. */
  private static final String OTHER_AMOUNT = "other_amount";

  private OperationFold() {}

  /** What becomes of an operation by evidence. */
  public sealed interface Result {

    /** It changed. */
    record Applied(Operation operation) implements Result {}

    /** It did not. */
    record Refused(EvidenceRefusal refusal) implements Result {}
  }

  public static Result apply(Operation before, Evidence evidence, OperationPolicy policy) {
    return switch (evidence) {
      case Evidence.BuyerApproval approval ->
          before.isHeld()
              ? applied(before, before.state().released(approval.at()))
              : new Result.Refused(EvidenceRefusal.LATE);
      // We know only of what no gateway was asked for that it cannot succeed.
      case Evidence.NotAsked _ when before.state().askedAt() != null ->
          new Result.Refused(EvidenceRefusal.LATE);
      case Evidence.OrderCancellation cancellation -> cancelled(before, cancellation);
      case Evidence.NotAsked _,
          Evidence.CallAnswer _,
          Evidence.InquiryAnswer _,
          Evidence.Notification _,
          Evidence.BankLine _,
          Evidence.BankReturn _,
          Evidence.OperatorFinding _ ->
          applyOutcome(before, evidence, policy);
    };
  }

  /**
   * What no gateway knows of ends at once. Of all else the buyer's time is over: it is cancelled as
   * soon as its gateway can be asked to, or ends as the gateway says.
   */
  private static Result cancelled(Operation before, Evidence.OrderCancellation cancellation) {
    if (before.terms().kind() == OperationKind.REFUND || before.status().isFinal()) {
      return new Result.Refused(EvidenceRefusal.LATE);
    }
    boolean unknownToAll = before.isHeld() || before.status() == OperationStatus.CREATED;
    return applied(
        before,
        unknownToAll || !cancellation.canCharge()
            ? before.state().failed(FailureReason.ORDER_CANCELLED.wireName(), cancellation.at())
            : before.state().calledOff(cancellation.at()));
  }

  private static Result applyOutcome(Operation before, Evidence evidence, OperationPolicy policy) {
    return switch (before.status()) {
      case SUCCEEDED -> afterSuccess(before, evidence, policy);
      case FAILED -> afterFailure(before, evidence);
      // It is being reversed, and how that ends is the reversal's.
      case SURPLUS -> contradictsSuccess(before, evidence);
      case CREATED, ASKED, UNKNOWN, PENDING, ACTION_REQUIRED -> {
        OperationState after = whileOpen(before, evidence, policy);
        yield after == null
            ? new Result.Refused(EvidenceRefusal.NOTHING_NEW)
            : applied(before, after);
      }
    };
  }

  private static Result applied(Operation before, OperationState after) {
    return new Result.Applied(new Operation(before.terms(), after));
  }

  private static @Nullable OperationState whileOpen(
      Operation before, Evidence evidence, OperationPolicy policy) {
    OperationState state = before.state();
    Instant at = evidence.at();
    return switch (evidence.outcome()) {
      // The order never had this money, so nothing waits for it but people: they are told.
      case Outcome.Succeeded it
          when Contradictions.isOther(before, it) && before.terms().isReversal() ->
          state.failed(OTHER_AMOUNT, at);
      // Whether that is what was to be paid is for people to find out.
      case Outcome.Succeeded it when Contradictions.isOther(before, it) ->
          pending(state, it.reference(), at, policy);
      case Outcome.Succeeded it ->
          state.succeeded(it.reference(), nextWatch(before, at, policy), at);
      case Outcome.Declined it -> state.failed(reason(before, it, at), at);
      case Outcome.ActionRequired it ->
          before.terms().kind() == OperationKind.REFUND
              ? pending(state, it.reference(), at, policy) // no deadline: a refund is not cancelled
              : actionRequired(state, it, at, policy);
      case Outcome.Pending it -> pending(state, it.reference(), at, policy);
      case Outcome.NotArrived _ -> notArrived(state, evidence, policy);
      case Outcome.NotSent _ -> notSent(before, evidence, policy);
      case Outcome.Unknown _ -> unknown(state, at, policy);
    };
  }

  /**
   * An authorization's success is final. A refund's is not: gateways report it, and take it back
   * days later when the money could not be delivered. They notify or answer an inquiry then; an
   * answer to the request itself is an old one that a slow worker brings.
   */
  private static Result afterSuccess(Operation before, Evidence evidence, OperationPolicy policy) {
    OperationState state = before.state();
    if (before.terms().kind() == OperationKind.REFUND) {
      if (evidence.outcome() instanceof Outcome.Declined declined
          && Contradictions.takesBack(before, evidence)) {
        return applied(before, state.failed(declined.reason(), evidence.at()));
      }
      if (state.nextAskAt() != null && evidence instanceof Evidence.InquiryAnswer) {
        return applied(
            before, state.askedNext(nextWatch(before, evidence.at(), policy), evidence.at()));
      }
    }
    return contradictsSuccess(before, evidence);
  }

  private static Result contradictsSuccess(Operation before, Evidence evidence) {
    return afterTheEnd(
        evidence.outcome(),
        it ->
            Contradictions.isOther(before, it)
                ? EvidenceRefusal.CONTRADICTION
                : EvidenceRefusal.NOTHING_NEW,
        EvidenceRefusal.CONTRADICTION);
  }

  /** What is not applied to an operation that has ended: only a definite outcome says anything. */
  private static Result afterTheEnd(
      Outcome outcome,
      Function<Outcome.Succeeded, EvidenceRefusal> succeeded,
      EvidenceRefusal declined) {
    return new Result.Refused(
        switch (outcome) {
          case Outcome.Succeeded it -> succeeded.apply(it);
          case Outcome.Declined _ -> declined;
          case Outcome.ActionRequired _,
              Outcome.Pending _,
              Outcome.NotArrived _,
              Outcome.NotSent _,
              Outcome.Unknown _ ->
              EvidenceRefusal.LATE;
        });
  }

  /**
   * A failed attempt that succeeds after all has charged the buyer: his money must not be lost. A
   * failed refund stays so. That it had succeeded before may be heard of later.
   */
  private static Result afterFailure(Operation before, Evidence evidence) {
    if (evidence.outcome() instanceof Outcome.Succeeded it
        && before.terms().kind() == OperationKind.AUTHORIZATION) {
      return Contradictions.isOther(before, it)
          ? new Result.Refused(EvidenceRefusal.CONTRADICTION)
          : applied(before, before.state().succeeded(it.reference(), null, evidence.at()));
    }
    return afterTheEnd(
        evidence.outcome(),
        _ ->
            Contradictions.isOlderNews(before, evidence)
                ? EvidenceRefusal.LATE
                : EvidenceRefusal.CONTRADICTION,
        EvidenceRefusal.NOTHING_NEW);
  }

  /** When an operation that has succeeded is asked about next; null if nobody takes it back. */
  private static @Nullable Instant nextWatch(
      Operation operation, Instant at, OperationPolicy policy) {
    if (operation.terms().kind() == OperationKind.AUTHORIZATION) {
      return null;
    }
    Instant asked = operation.state().askedAt();
    return policy.refundWatch().nextAsk(asked == null ? at : asked, at);
  }

  /**
   * Why it failed. Of an attempt it is one of {@link FailureReason}, whatever a gateway says; what
   * we cancelled because the buyer did not act in time has expired. Of a refund it is the gateway's
   * own code.
   */
  private static String reason(Operation before, Outcome.Declined declined, Instant at) {
    if (before.terms().kind() == OperationKind.REFUND) {
      return declined.reason();
    }
    FailureReason reason = FailureReason.of(declined.reason());
    boolean expired =
        reason == FailureReason.CANCELLED && OperationDecider.isOverdue(before.state(), at);
    return (expired ? FailureReason.ACTION_EXPIRED : reason).wireName();
  }

  private static OperationState pending(
      OperationState state, String reference, Instant at, OperationPolicy policy) {
    return state.open(
        OperationStatus.PENDING, reference, nextAsk(state, state.answerBy(), at, policy), at);
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
   * gateway that waits for the buyer has it, whatever it says while he may act.
   */
  private static @Nullable OperationState notArrived(
      OperationState state, Evidence evidence, OperationPolicy policy) {
    if (isForgotten(state, evidence, policy)) {
      return state.failed(FailureReason.ACTION_EXPIRED.wireName(), evidence.at());
    }
    boolean believed =
        evidence instanceof Evidence.InquiryAnswer
            && state.status() != OperationStatus.ACTION_REQUIRED
            && isSettled(state.askedAt(), evidence.at(), policy);
    if (!believed || state.status() == OperationStatus.CREATED) {
      return unknown(state, evidence.at(), policy);
    }
    return state.open(OperationStatus.CREATED, null, evidence.at(), evidence.at());
  }

  /**
   * Whether the buyer had his time and the gateway, asked what became of it or to cancel it, no
   * longer knows it: nothing can come of it, and it is not begun again without him.
   */
  private static boolean isForgotten(
      OperationState state, Evidence evidence, OperationPolicy policy) {
    return (evidence instanceof Evidence.InquiryAnswer || evidence instanceof Evidence.CallAnswer)
        && isSettled(state.askedAt(), evidence.at(), policy)
        && isSettled(state.answerBy(), evidence.at(), policy);
  }

  /** Whether a gateway must know by then what happened at {@code since}. */
  private static boolean isSettled(@Nullable Instant since, Instant at, OperationPolicy policy) {
    return since != null && !at.isBefore(since.plus(policy.settlingTime()));
  }

  /**
   * Only whoever was to make the request knows that it was not made. An attempt is tried for a
   * while: its buyer waits. A refund is tried until its gateway can be asked: the money is owed.
   */
  private static @Nullable OperationState notSent(
      Operation before, Evidence evidence, OperationPolicy policy) {
    OperationState state = before.state();
    Instant at = evidence.at();
    boolean isAnswer = evidence instanceof Evidence.CallAnswer && !isOlder(at, state.askedAt());
    if (state.status() != OperationStatus.ASKED || !isAnswer) {
      return unknown(state, at, policy);
    }
    Instant end =
        before.terms().kind() == OperationKind.REFUND
            ? null
            : state.begunAt().plus(policy.heldBackFor());
    if (end != null && !at.isBefore(end)) {
      return state.failed(FailureReason.GATEWAY_UNAVAILABLE.wireName(), at);
    }
    return state.open(OperationStatus.CREATED, null, nextAsk(state, end, at, policy), at);
  }

  private static boolean isOlder(Instant at, @Nullable Instant than) {
    return than != null && at.isBefore(than);
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

  /** Never later than the deadline, unless it has passed and only the gateway is missing. */
  private static Instant nextAsk(
      OperationState state, @Nullable Instant deadline, Instant at, OperationPolicy policy) {
    Instant next = at.plus(policy.pause().after(state.asks()));
    return deadline != null && deadline.isAfter(at) && deadline.isBefore(next) ? deadline : next;
  }
}
