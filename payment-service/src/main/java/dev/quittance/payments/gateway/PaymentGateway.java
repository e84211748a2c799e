package dev.quittance.payments.gateway;

import dev.quittance.payments.payment.AuthorizationOutcome;
import dev.quittance.payments.payment.RefundOutcome;
import java.time.Duration;
import java.util.Optional;

/**
 * Who can authorize payments and pay them back: a card processor, a wallet, a bank.
 *
 * <p>Every call carries the idempotency key of its attempt or refund. Called again under the same
 * key, a gateway has no second effect and gives the first answer, or where it now stands. A call
 * ends within its time limit or is interrupted; whatever it throws means that there is no answer.
 */
public interface PaymentGateway {

  /** Its name in events and ledger accounts, for example {@code stripe}. */
  String name();

  /** Whether payments by this method are its business. */
  boolean takes(String paymentMethodId);

  AuthorizationOutcome authorize(AuthorizationRequest request, Duration timeLimit);

  /** Where an authorization stands; empty if the gateway does not know the key. */
  Optional<AuthorizationOutcome> find(String idempotencyKey, Duration timeLimit);

  /**
   * Gives up an authorization that waits for the buyer, so that it cannot succeed any more.
   *
   * @return declined if it is given up; authorized if the buyer was quicker
   */
  AuthorizationOutcome giveUp(String idempotencyKey, Duration timeLimit);

  RefundOutcome refund(RefundRequest request, Duration timeLimit);
}
