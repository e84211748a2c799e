package dev.quittance.orders.order.api;

import dev.quittance.kit.health.LoopsLive;
import dev.quittance.kit.log.EventKitConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Live while the thread runs that stores orders. */
@Liveness
@ApplicationScoped
public class OrderGroupsLive implements HealthCheck {

  private final OrderGroups groups;
  private final EventKitConfig config;

  OrderGroupsLive(OrderGroups groups, EventKitConfig config) {
    this.groups = groups;
    this.config = config;
  }

  @Override
  public HealthCheckResponse call() {
    return LoopsLive.response(
        "placing orders", List.of(groups.status()), config.intake().stuckAfter());
  }
}
