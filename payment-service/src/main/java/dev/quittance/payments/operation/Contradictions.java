package dev.quittance.payments.operation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds evidence that does not fit its operation. */
public final class Contradictions {

  private Contradictions() {}

  /** Whether the gateway says that it moved another amount than it was asked for. */
  static boolean isOther(Operation operation, Outcome.Succeeded outcome) {
    return outcome.moved() != null && !outcome.moved().equals(operation.terms().charge().charged());
  }

  /** What has to be kept of evidence because it does not fit the operation; mostly nothing. */
  public static Optional<Contradiction> of(Operation before, Evidence evidence) {
    return Optional.ofNullable(kindOf(before, evidence))
        .map(kind ->
            new Contradiction(
                kind,
                before.status(),
                evidence.source(),
                evidence.outcome().words(),
                evidence.at()));
  }

  private static @Nullable ContradictionKind kindOf(Operation before, Evidence evidence) {
    boolean succeeded =
        before.status() == OperationStatus.SUCCEEDED || before.status() == OperationStatus.SURPLUS;
    return switch (evidence.outcome()) {
      case Outcome.Succeeded it when isOther(before, it) -> ContradictionKind.OTHER_AMOUNT;
      case Outcome.Succeeded _
          when before.status() == OperationStatus.FAILED && !isOlderNews(before, evidence) ->
          ContradictionKind.SUCCESS_AFTER_FAILURE;
      case Outcome.Declined _ when succeeded && !takesBack(before, evidence) ->
          ContradictionKind.FAILURE_AFTER_SUCCESS;
      case Outcome.Succeeded _,
          Outcome.Declined _,
          Outcome.ActionRequired _,
          Outcome.Pending _,
          Outcome.NotArrived _,
          Outcome.NotSent _,
          Outcome.Unknown _ ->
          null;
    };
  }

  /** Whether a gateway takes back what it had paid to the buyer. */
  static boolean takesBack(Operation before, Evidence evidence) {
    return before.terms().kind() == OperationKind.REFUND
        && !(evidence instanceof Evidence.CallAnswer);
  }

  /** Whether a refund that failed may have succeeded before, and that is all it says. */
  static boolean isOlderNews(Operation before, Evidence evidence) {
    return before.terms().kind() == OperationKind.REFUND
        && (evidence instanceof Evidence.Notification
            || evidence.at().isBefore(before.state().updatedAt()));
  }
}
