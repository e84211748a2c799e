package dev.quittance.orders.order.api;

import dev.quittance.kit.database.GroupCommit;
import dev.quittance.kit.database.GroupCommits;
import dev.quittance.kit.group.GroupTransaction;
import dev.quittance.kit.idempotency.GroupedIdempotency.Outcome;
import dev.quittance.kit.idempotency.GroupedRequest;
import dev.quittance.orders.OrderConfig;
import dev.quittance.orders.order.store.OrderStore;
import dev.quittance.orders.order.store.RetryBatch;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;

/** Begins attempts to pay orders again in groups: after a gateway was down, many come at once. */
@Startup
@ApplicationScoped
class RetryGroups {

  private final GroupCommit<GroupedRequest<RetryBatch.Command>, Outcome> groups;

  RetryGroups(
      GroupTransaction transaction, OrderStore store, GroupCommits commits, OrderConfig config) {
    this.groups =
        commits.start(
            "retry-groups",
            config.placing().toLimits(),
            group -> transaction.store(group, new RetryBatch(store)));
  }

  /**
   * Begins an attempt with its group.
   *
   * @return completed once it is committed; exceptionally with {@link
   *     dev.quittance.kit.database.NotStoredException} if there is no room, or no time
   */
  CompletionStage<Outcome> retry(GroupedRequest<RetryBatch.Command> request) {
    return groups.submit(request);
  }
}
