package dev.quittance.payments.operation;

import java.time.Instant;

/** Decides what a gateway is asked next. */
public final class OperationDecider {

  private OperationDecider() {}

  /**
   * The next question. After a request that may have arrived it is an inquiry: only a request that
   * is known not to have arrived is made again. What its buyer had long enough for is cancelled,
   * also if its gateway has said since that it decides later.
   */
  public static GatewayStep nextStep(OperationState state, Instant now) {
    return switch (state.status()) {
      case CREATED -> GatewayStep.PERFORM;
      case ASKED, UNKNOWN -> GatewayStep.INQUIRE;
      case PENDING, ACTION_REQUIRED ->
          isOverdue(state, now) ? GatewayStep.CANCEL : GatewayStep.INQUIRE;
      case SUCCEEDED -> GatewayStep.INQUIRE; // a refund that its gateway may still fail
      case FAILED, SURPLUS -> throw new IllegalStateException("it is final, and not asked about");
    };
  }

  /**
   * Whether nobody knows what became of it, so that a person may find out: its gateway was asked
   * and did not answer, or could not be asked. What a worker is asking about is not: it knows in a
   * moment.
   */
  public static boolean isInDoubt(OperationState state) {
    return state.status() == OperationStatus.UNKNOWN || state.heldBackSince() != null;
  }

  /** Whether the buyer had long enough. */
  static boolean isOverdue(OperationState state, Instant now) {
    return state.answerBy() != null && !now.isBefore(state.answerBy());
  }
}
