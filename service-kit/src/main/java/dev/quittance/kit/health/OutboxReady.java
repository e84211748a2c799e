package dev.quittance.kit.health;

import dev.quittance.kit.log.EventKitConfig;
import dev.quittance.kit.outbox.OutboxDepth;
import dev.quittance.kit.outbox.Relay;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready while events leave in time. */
@Readiness
@ApplicationScoped
public class OutboxReady implements HealthCheck {

  private final Relay relay;
  private final OutboxDepth depth;
  private final EventKitConfig config;

  OutboxReady(Relay relay, OutboxDepth depth, EventKitConfig config) {
    this.relay = relay;
    this.depth = depth;
    this.config = config;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("event outbox").up();
    response.withData("role", relay.isActive() ? "publishing" : "standby");
    String trouble = relay.status().trouble();
    if (trouble != null) {
      response.down().withData("relay", trouble);
    }
    try {
      OutboxDepth.Depth now = depth.measure();
      response.withData("waiting", now.rows()).withData("oldestSeconds", now.oldestSeconds());
      if (now.oldestSeconds() > config.outbox().staleAfter().toSeconds()) {
        response.down().withData("reason", "the oldest event waits too long for the relay");
      }
    } catch (SQLException e) {
      response.down().withData("reason", "the database does not answer");
    }
    return response.build();
  }
}
