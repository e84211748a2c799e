package dev.quittance.payments.payment;

import dev.quittance.contract.Money;
import org.jspecify.annotations.Nullable;

/** What is asked of a payment. */
public sealed interface PaymentCommand {

  /** Another attempt, at the same gateway or at another one. */
  record StartAttempt(String gateway) implements PaymentCommand {}

  /**
   * Money back.
   *
   * @param amount null for all that is left
   * @param refundsSoFar of the payment, without those that failed
   */
  record RequestRefund(@Nullable Money amount, long refundsSoFar) implements PaymentCommand {}
}
