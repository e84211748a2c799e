package dev.quittance.payments.processing;

import dev.quittance.kit.database.GroupCommit;
import dev.quittance.kit.database.GroupCommits;
import dev.quittance.kit.group.GroupTransaction;
import dev.quittance.kit.idempotency.GroupedIdempotency.Outcome;
import dev.quittance.kit.idempotency.GroupedRequest;
import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.metrics.PaymentMeters;
import dev.quittance.payments.store.RefundBatch;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/**
 * Requests refunds in groups: the audit trail, which has one entry after the other, waits for one
 * commit of all of them, and not for one of each.
 */
@Startup
@ApplicationScoped
public class RefundGroups {

  private final GroupTransaction transaction;
  private final OperationWorker worker;
  private final PaymentMeters meters;
  private final Clock clock;
  private final GroupCommit<GroupedRequest<RefundBatch.Command>, Outcome> groups;

  RefundGroups(
      GroupTransaction transaction,
      OperationWorker worker,
      PaymentMeters meters,
      Clock clock,
      GroupCommits commits,
      PaymentConfig config) {
    this.transaction = transaction;
    this.worker = worker;
    this.meters = meters;
    this.clock = clock;
    this.groups = commits.start("refund-groups", config.refunding().toLimits(), this::request);
  }

  /**
   * Requests a refund with its group, and waits until that is committed.
   *
   * @throws dev.quittance.kit.database.NotStoredException if there is no room, or no time
   */
  public Outcome request(GroupedRequest<RefundBatch.Command> request) {
    return groups.store(request);
  }

  private List<Outcome> request(List<GroupedRequest<RefundBatch.Command>> group) {
    OperationWorker.Beginning beginning = worker.beginning();
    RefundBatch batch = new RefundBatch(beginning::stored, clock.instant());
    List<Outcome> outcomes = transaction.store(group, batch);
    beginning.committed();
    outcomes.stream().filter(Outcome::isEffective).forEach(one -> meters.refundRequested());
    return outcomes;
  }
}
