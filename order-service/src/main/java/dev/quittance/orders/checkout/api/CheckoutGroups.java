package dev.quittance.orders.checkout.api;

import dev.quittance.kit.database.GroupCommit;
import dev.quittance.kit.database.GroupCommits;
import dev.quittance.kit.group.GroupTransaction;
import dev.quittance.kit.idempotency.GroupedIdempotency.Outcome;
import dev.quittance.kit.idempotency.GroupedRequest;
import dev.quittance.orders.OrderConfig;
import dev.quittance.orders.cart.store.Reviews;
import dev.quittance.orders.checkout.store.CheckoutBatch;
import dev.quittance.orders.order.api.OrderMeters;
import dev.quittance.orders.order.store.OrderStore;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Checks carts out in groups: those whose requests arrive while the last group commits. */
@Startup
@ApplicationScoped
class CheckoutGroups {

  private final GroupTransaction transaction;
  private final Reviews reviews;
  private final OrderStore orders;
  private final OrderMeters meters;
  private final Clock clock;
  private final GroupCommit<GroupedRequest<CheckoutBatch.Command>, Outcome> groups;

  CheckoutGroups(
      GroupTransaction transaction,
      Reviews reviews,
      OrderStore orders,
      OrderMeters meters,
      Clock clock,
      GroupCommits commits,
      OrderConfig config) {
    this.transaction = transaction;
    this.reviews = reviews;
    this.orders = orders;
    this.meters = meters;
    this.clock = clock;
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
    CheckoutBatch batch = new CheckoutBatch(reviews, orders, clock.instant());
    List<Outcome> outcomes = transaction.store(group, batch);
    meters.placed(batch.placed());
    return outcomes;
  }
}
