package dev.quittance.orders.order.api;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells whether new orders are accepted. Ready all the same: all other requests are answered. */
@Readiness
@ApplicationScoped
public class BacklogReady implements HealthCheck {

  private final Backlog backlog;

  BacklogReady(Backlog backlog) {
    this.backlog = backlog;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("new orders")
        .up()
        .withData("accepted", backlog.refusal().isEmpty())
        .withData("oldestUnansweredSeconds", (long) backlog.oldestSeconds())
        .build();
  }
}
