package dev.quittance.payments.operation;

import java.time.Instant;

/** Decides what a gateway is asked next. */
public final class OperationDecider {

  private OperationDecider() {}

  /**
   * The next question. After a request that may have arrived it is an inquiry: only a request that
   * is known not to have arrived is made again.
   */
  public static GatewayStep nextStep(OperationState state, Instant now) {
    return switch (state.status()) {
      case CREATED -> GatewayStep.PERFORM;
      case ASKED, UNKNOWN, PENDING -> GatewayStep.INQUIRE;
      case ACTION_REQUIRED -> isOverdue(state, now) ? GatewayStep.CANCEL : GatewayStep.INQUIRE;
      case SUCCEEDED, FAILED ->
          throw new IllegalStateException("a final operation is not asked about");
    };
  }

  private static boolean isOverdue(OperationState state, Instant now) {
    return state.answerBy() != null && !now.isBefore(state.answerBy());
  }
}
