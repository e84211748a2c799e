package dev.quittance.payments.health;

import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.store.PaymentReads;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready while gateways answer: no operation is without a definite answer for too long. */
@Readiness
@ApplicationScoped
public class AnswersReady implements HealthCheck {

  private final PaymentReads payments;
  private final Clock clock;
  private final Duration limit;

  AnswersReady(PaymentReads payments, Clock clock, PaymentConfig config) {
    this.payments = payments;
    this.clock = clock;
    this.limit = config.operations().unresolvedAfter();
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("gateway answers").up();
    try {
      long unresolved =
          QuarkusTransaction.requiringNew()
              .call(() -> payments.countUnresolvedSince(clock.instant().minus(limit)));
      response.withData(
          "operations", unresolved + " without a definite answer for more than " + limit);
      if (unresolved > 0) {
        response.down();
      }
    } catch (RuntimeException e) {
      response.down().withData("reason", "the database does not answer: " + e.getMessage());
    }
    return response.build();
  }
}
