package dev.quittance.ledger.replay.check;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the live ledger is what the log says, as far as the standing check knows. */
@Readiness
@ApplicationScoped
class LiveLedgerReady implements HealthCheck {

  private final LiveCheck check;

  LiveLedgerReady(LiveCheck check) {
    this.check = check;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("live ledger").up();
    int number = 0;
    for (String finding : check.findings()) {
      response.down().withData("finding-" + ++number, finding);
    }
    return response.build();
  }
}
