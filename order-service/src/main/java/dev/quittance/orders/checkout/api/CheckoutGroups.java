package dev.quittance.orders.checkout.api;

import dev.quittance.kit.database.GroupCommit;
import dev.quittance.kit.database.GroupCommits;
import dev.quittance.kit.idempotency.GroupedIdempotency.Outcome;
import dev.quittance.kit.idempotency.GroupedRequest;
import dev.quittance.orders.OrderConfig;
import dev.quittance.orders.checkout.store.CheckoutBatch;
import dev.quittance.orders.checkout.store.GroupedCheckouts;
import dev.quittance.orders.order.api.OrderMeters;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Checks carts out in groups: those whose requests arrive while the last group commits. */
@Startup
@ApplicationScoped
class CheckoutGroups {

  private final GroupedCheckouts checkouts;
  private final OrderMeters meters;
  private final GroupCommit<GroupedRequest<CheckoutBatch.Command>, Outcome> groups;

  CheckoutGroups(
      GroupedCheckouts checkouts, OrderMeters meters, GroupCommits commits, OrderConfig config) {
    this.checkouts = checkouts;
    this.meters = meters;
    this.groups = commits.start("checkout-groups", config.placing().toLimits(), this::checkOut);
  }

  /**
   * Checks a cart out with its group.
   *
   * @return completed once it is committed; exceptionally with {@link
   *     dev.quittance.kit.database.NotStoredException} if there is no room, or no time
   */
  CompletionStage<Outcome> checkOut(GroupedRequest<CheckoutBatch.Command> request) {
    return groups.submit(request);
  }

  private List<Outcome> checkOut(List<GroupedRequest<CheckoutBatch.Command>> group) {
    GroupedCheckouts.CheckedOut checkedOut = checkouts.checkOut(group);
    meters.placed(checkedOut.placed());
    return checkedOut.outcomes();
  }
}
