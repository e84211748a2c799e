package dev.quittance.orders.order.api;

import dev.quittance.kit.database.GroupCommit;
import dev.quittance.kit.database.GroupLimits;
import dev.quittance.kit.idempotency.GroupedIdempotency.Outcome;
import dev.quittance.kit.idempotency.GroupedRequest;
import dev.quittance.kit.log.LoopStatus;
import dev.quittance.orders.OrderConfig;
import dev.quittance.orders.order.store.GroupedOrders;
import dev.quittance.orders.order.store.PreparedOrder;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Stores the orders of many requests in one transaction: those that arrive while the last one
 * commits.
 */
@ApplicationScoped
public class OrderGroups {

  private final GroupedOrders orders;
  private final OrderMeters meters;
  private final GroupCommit<GroupedRequest<PreparedOrder>, Outcome> commit;

  OrderGroups(GroupedOrders orders, OrderMeters meters, OrderConfig config) {
    this.orders = orders;
    this.meters = meters;
    OrderConfig.Placing limits = config.placing();
    this.commit =
        new GroupCommit<>(
            "order-groups",
            new GroupLimits(
                limits.group(),
                limits.waiting(),
                Duration.ZERO,
                limits.interval(),
                limits.patience()),
            this::place);
  }

  void start(@Observes StartupEvent event) {
    commit.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    commit.stop();
  }

  LoopStatus status() {
    return commit.status();
  }

  /**
   * Places an order with its group.
   *
   * @return completed once it is committed; exceptionally with {@link
   *     dev.quittance.kit.database.NotStoredException} if there is no room, or no time
   */
  CompletionStage<Outcome> place(GroupedRequest<PreparedOrder> request) {
    return commit.submit(request);
  }

  private List<Outcome> place(List<GroupedRequest<PreparedOrder>> group) {
    List<Outcome> outcomes = orders.place(group);
    meters.placed(outcomes.stream().filter(Outcome::isEffective).count());
    return outcomes;
  }
}
