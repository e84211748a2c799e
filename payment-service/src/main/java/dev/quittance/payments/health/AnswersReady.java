package dev.quittance.payments.health;

import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.store.Attempts;
import dev.quittance.payments.store.Refunds;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Gateways answer: nothing has been without a definite answer for too long. */
@Readiness
@ApplicationScoped
public class AnswersReady implements HealthCheck {

  private final Attempts attempts;
  private final Refunds refunds;
  private final Clock clock;
  private final PaymentConfig config;

  AnswersReady(Attempts attempts, Refunds refunds, Clock clock, PaymentConfig config) {
    this.attempts = attempts;
    this.refunds = refunds;
    this.clock = clock;
    this.config = config;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("gateway answers").up();
    try {
      QuarkusTransaction.requiringNew().run(() -> count(response));
    } catch (RuntimeException e) {
      response.down().withData("reason", "the database does not answer: " + e.getMessage());
    }
    return response.build();
  }

  private void count(HealthCheckResponseBuilder response) {
    Duration attemptLimit = config.attempts().unresolvedAfter();
    Duration refundLimit = config.refunds().unresolvedAfter();
    report(
        response,
        "attempts",
        attemptLimit,
        attempts.countUnresolvedSince(clock.instant().minus(attemptLimit)));
    report(
        response,
        "refunds",
        refundLimit,
        refunds.countUnresolvedSince(clock.instant().minus(refundLimit)));
  }

  private static void report(
      HealthCheckResponseBuilder response, String what, Duration limit, long unresolved) {
    if (unresolved > 0) {
      response.down();
    }
    response.withData(what, unresolved + " without a definite answer for more than " + limit);
  }
}
