package dev.quittance.orders.order.api;

import dev.quittance.kit.database.GroupCommit;
import dev.quittance.kit.database.GroupCommits;
import dev.quittance.kit.group.GroupTransaction;
import dev.quittance.kit.idempotency.GroupedDecision;
import dev.quittance.kit.idempotency.GroupedIdempotency.Outcome;
import dev.quittance.kit.idempotency.GroupedRequest;
import dev.quittance.orders.OrderConfig;
import dev.quittance.orders.order.store.NewOrders;
import dev.quittance.orders.order.store.PreparedOrder;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Stores the orders of many requests in one transaction: those that arrive while the last one
 * commits.
 */
@Startup
@ApplicationScoped
public class OrderGroups {

  private final GroupTransaction transaction;
  private final NewOrders newOrders = new NewOrders();
  private final OrderMeters meters;
  private final GroupCommit<GroupedRequest<GroupedDecision<PreparedOrder>>, Outcome> groups;

  OrderGroups(
      GroupTransaction transaction, OrderMeters meters, GroupCommits commits, OrderConfig config) {
    this.transaction = transaction;
    this.meters = meters;
    this.groups = commits.start("order-groups", config.placing().toLimits(), this::place);
  }

  /**
   * Places an order with its group.
   *
   * @return completed once it is committed; exceptionally with {@link
   *     dev.quittance.kit.database.NotStoredException} if there is no room, or no time
   */
  CompletionStage<Outcome> place(GroupedRequest<GroupedDecision<PreparedOrder>> request) {
    return groups.submit(request);
  }

  private List<Outcome> place(List<GroupedRequest<GroupedDecision<PreparedOrder>>> group) {
    List<Outcome> outcomes = transaction.store(group, newOrders);
    meters.placed(outcomes.stream().filter(Outcome::isEffective).count());
    return outcomes;
  }
}
