package dev.quittance.orders.terms.intake;

import dev.quittance.kit.health.LoopsLive;
import dev.quittance.kit.log.EventKitConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Live while the thread runs that reads the payment terms. */
@Liveness
@ApplicationScoped
class TermsLive implements HealthCheck {

  private final TermsIntake intake;
  private final EventKitConfig config;

  TermsLive(TermsIntake intake, EventKitConfig config) {
    this.intake = intake;
    this.config = config;
  }

  @Override
  public HealthCheckResponse call() {
    return LoopsLive.response(
        "payment terms", List.of(intake.status()), config.intake().stuckAfter());
  }
}
