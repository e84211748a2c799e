package dev.quittance.payments.payment;

import dev.quittance.contract.Money;
import org.jspecify.annotations.Nullable;

/** What is asked of a payment, or told to it. */
public sealed interface Command {

  /** A gateway answered an attempt. */
  record AnswerAttempt(String attemptId, AuthorizationOutcome outcome) implements Command {}

  /**
   * Somebody wants money back.
   *
   * @param amount null for all that is left
   * @param refundsSoFar of the payment, but those that failed
   */
  record AskRefund(@Nullable Money amount, long refundsSoFar) implements Command {}

  /** A gateway answered a refund that was asked for. */
  record AnswerRefund(String refundId, Money amount, RefundOutcome outcome) implements Command {}
}
