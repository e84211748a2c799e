package dev.quittance.payments.health;

import dev.quittance.kit.log.LoopStatus;
import dev.quittance.payments.attempt.AttemptWorker;
import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.refund.RefundWorker;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.jspecify.annotations.Nullable;

/** The loops that ask gateways come round. */
@Liveness
@ApplicationScoped
public class WorkersLive implements HealthCheck {

  private final AttemptWorker attempts;
  private final RefundWorker refunds;
  private final PaymentConfig config;

  WorkersLive(AttemptWorker attempts, RefundWorker refunds, PaymentConfig config) {
    this.attempts = attempts;
    this.refunds = refunds;
    this.config = config;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("workers").up();
    report(response, attempts.loop().status(), config.attempts().stuckAfter());
    report(response, refunds.loop().status(), config.refunds().stuckAfter());
    return response.build();
  }

  private static void report(
      HealthCheckResponseBuilder response, @Nullable LoopStatus status, Duration stuckAfter) {
    if (status == null) {
      return; // not started yet
    }
    String death = status.death(stuckAfter);
    response.withData(status.name(), death == null ? "runs" : death);
    if (death != null) {
      response.down();
    }
  }
}
