package dev.quittance.kit.health;

import dev.quittance.kit.intake.Intake;
import dev.quittance.kit.log.LoopStatus;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the log can be consumed; tells the lag. */
@Readiness
@ApplicationScoped
public class IntakeReady implements HealthCheck {

  private final Intake intake;
  private final LogLag lag;

  IntakeReady(Intake intake, LogLag lag) {
    this.intake = intake;
    this.lag = lag;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("event intake").up();
    lag.events().ifPresent(events -> response.withData("lag", events));
    for (LoopStatus loop : intake.statuses()) {
      String trouble = loop.trouble();
      if (trouble != null) {
        response.down().withData(loop.name(), trouble);
      }
    }
    return response.build();
  }
}
