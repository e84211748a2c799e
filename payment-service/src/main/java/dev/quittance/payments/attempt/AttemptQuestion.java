package dev.quittance.payments.attempt;

import dev.quittance.payments.gateway.AuthorizationRequest;
import dev.quittance.payments.gateway.GatewayCalls;
import dev.quittance.payments.payment.Attempt;
import dev.quittance.payments.payment.AuthorizationOutcome;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.store.ClaimedAttempt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** What a gateway is asked about an attempt; depends on how much is known. */
@ApplicationScoped
public class AttemptQuestion {

  private final GatewayCalls gateways;
  private final Clock clock;

  AttemptQuestion(GatewayCalls gateways, Clock clock) {
    this.gateways = gateways;
    this.clock = clock;
  }

  /** Asks, outside of any transaction. */
  public AuthorizationOutcome ask(ClaimedAttempt claimed) {
    Attempt attempt = claimed.attempt();
    return switch (attempt.status()) {
      case NEW -> authorize(claimed);
      // A gateway that does not know the key has never charged: asking it to is safe, and so is
      // asking one that has forgotten, because the key is still the same.
      case UNKNOWN, PENDING ->
          gateways
              .find(attempt.gateway(), attempt.idempotencyKey())
              .orElseGet(() -> authorize(claimed));
      case ACTION_REQUIRED ->
          attempt.isOverdue(clock.instant())
              ? gateways.giveUp(attempt.gateway(), attempt.idempotencyKey())
              : gateways
                  .find(attempt.gateway(), attempt.idempotencyKey())
                  .orElseGet(() -> new AuthorizationOutcome.Unknown("the buyer has not acted"));
      case AUTHORIZED, FAILED ->
          throw new IllegalStateException(attempt.attemptId() + " is settled and not due");
    };
  }

  private AuthorizationOutcome authorize(ClaimedAttempt claimed) {
    Attempt attempt = claimed.attempt();
    Payment payment = claimed.payment();
    return gateways.authorize(
        attempt.gateway(),
        new AuthorizationRequest(
            attempt.idempotencyKey(),
            payment.orderId(),
            payment.buyerId(),
            payment.paymentMethodId(),
            payment.amount()));
  }
}
