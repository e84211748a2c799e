package dev.quittance.kit.health;

import dev.quittance.kit.database.GroupCommits;
import dev.quittance.kit.intake.Intake;
import dev.quittance.kit.log.EventKitConfig;
import dev.quittance.kit.log.LoopStatus;
import dev.quittance.kit.outbox.Relay;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** Live while the threads of intake, relay and groups complete iterations. */
@Liveness
@ApplicationScoped
public class LoopsLive implements HealthCheck {

  private final Intake intake;
  private final Relay relay;
  private final GroupCommits groups;
  private final EventKitConfig config;

  LoopsLive(Intake intake, Relay relay, GroupCommits groups, EventKitConfig config) {
    this.intake = intake;
    this.relay = relay;
    this.groups = groups;
    this.config = config;
  }

  @Override
  public HealthCheckResponse call() {
    List<LoopStatus> loops = new ArrayList<>(intake.statuses());
    loops.add(relay.status());
    loops.addAll(groups.statuses());
    return response("intake, relay and groups", loops, config.intake().stuckAfter());
  }

  /**
   * Whether loops are live: each of them runs, and completed an iteration within that time.
   *
   * @param name what the check is called
   */
  public static HealthCheckResponse response(
      String name, List<LoopStatus> loops, Duration stuckAfter) {
    HealthCheckResponseBuilder response = HealthCheckResponse.named(name).up();
    for (LoopStatus loop : loops) {
      String death = loop.death(stuckAfter);
      if (death != null) {
        response.down();
      }
      response.withData(loop.name(), death == null ? "running" : death);
    }
    return response.build();
  }
}
