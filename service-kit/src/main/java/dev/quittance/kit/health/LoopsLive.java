package dev.quittance.kit.health;

import dev.quittance.kit.intake.Intake;
import dev.quittance.kit.log.EventKitConfig;
import dev.quittance.kit.log.LoopStatus;
import dev.quittance.kit.outbox.Relay;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** Live while the threads of intake and relay complete iterations. */
@Liveness
@ApplicationScoped
public class LoopsLive implements HealthCheck {

  private final Intake intake;
  private final Relay relay;
  private final EventKitConfig config;

  LoopsLive(Intake intake, Relay relay, EventKitConfig config) {
    this.intake = intake;
    this.relay = relay;
    this.config = config;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("intake and relay").up();
    List<LoopStatus> loops = new ArrayList<>(intake.statuses());
    loops.add(relay.status());
    for (LoopStatus loop : loops) {
      String death = loop.death(config.intake().stuckAfter());
      if (death != null) {
        response.down();
      }
      response.withData(loop.name(), death == null ? "running" : death);
    }
    return response.build();
  }
}
