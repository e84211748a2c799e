package dev.quittance.payments.gateway;

import dev.quittance.payments.operation.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Who can authorize payments and pay them back: a card processor, a wallet, a bank.
 *
 * <p>Every call carries the idempotency key of its operation. Called again under the same key, a
 * gateway has no second effect and gives the first answer, or the present state. A call ends within
 * its time limit or is interrupted; whatever it throws means that there is no answer.
 */
public interface PaymentGateway {

  /** Its name in events and ledger accounts, as configured. Operations keep the name they had. */
  String name();

  /** Names that it had before: what was begun under them is finished by this gateway. */
  default Set<String> formerNames() {
    return Set.of();
  }

  /** Whether it authorizes payments by this method. */
  boolean accepts(String paymentMethodId);

  /** Whether it is asked only where no other gateway accepts the payment method. */
  default boolean isStandIn() {
    return false;
  }

  /** How long {@link #inquire} may not yet know a request that has arrived. */
  default Duration settlingTime() {
    return Duration.ZERO;
  }

  /** How long its buyers may take to act, if that is another time than the service's. */
  default Optional<Duration> challengeDeadline() {
    return Optional.empty();
  }

  /** Authorizes or refunds. */
  Outcome perform(GatewayRequest request, Duration timeLimit);

  /** What became of a request; {@link Outcome.NotArrived} if the gateway does not know the key. */
  Outcome inquire(GatewayRequest request, Duration timeLimit);

  /**
   * Cancels an authorization that waits for the buyer, so that it can no longer succeed.
   *
   * @return declined if it is cancelled; succeeded if the buyer was quicker
   */
  Outcome cancel(GatewayRequest request, Duration timeLimit);
}
