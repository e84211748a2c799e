package dev.quittance.orders.dispute.store;

import dev.quittance.contract.BuyerDisputeReason;
import dev.quittance.kit.database.AfterCommit;
import dev.quittance.orders.dispute.DisputeOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Counted once committed; zero from the start, so that rates have a beginning. */
@Startup
@ApplicationScoped
public class DisputeMeters {

  private final AfterCommit afterCommit;
  private final Map<BuyerDisputeReason, Counter> opened = new EnumMap<>(BuyerDisputeReason.class);
  private final Map<DisputeOutcome, Counter> resolved = new EnumMap<>(DisputeOutcome.class);
  private final Counter refundsFailed;

  DisputeMeters(MeterRegistry metrics, AfterCommit afterCommit) {
    this.afterCommit = afterCommit;
    for (BuyerDisputeReason reason : BuyerDisputeReason.values()) {
      opened.put(
          reason,
          Counter.builder("quittance.orders.disputes.opened")
              .description("Disputes that buyers opened")
              .tag("reason", reason.wireName())
              .register(metrics));
    }
    for (DisputeOutcome outcome :
        new DisputeOutcome[] {
          DisputeOutcome.REFUND, DisputeOutcome.PARTIAL_REFUND, DisputeOutcome.REJECTION
        }) {
      resolved.put(
          outcome,
          Counter.builder("quittance.orders.disputes.resolved")
              .description("Disputes of buyers that support resolved")
              .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
              .register(metrics));
    }
    refundsFailed =
        Counter.builder("quittance.orders.disputes.refunds.failed")
            .description("Refunds that disputes asked for and nobody got: refund them by hand")
            .register(metrics);
  }

  public void opened(BuyerDisputeReason reason) {
    afterCommit.run(Objects.requireNonNull(opened.get(reason))::increment);
  }

  public void resolved(DisputeOutcome outcome) {
    afterCommit.run(Objects.requireNonNull(resolved.get(outcome))::increment);
  }

  public void refundFailed() {
    afterCommit.run(refundsFailed::increment);
  }
}
