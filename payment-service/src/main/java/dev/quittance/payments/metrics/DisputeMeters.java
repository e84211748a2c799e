package dev.quittance.payments.metrics;

import dev.quittance.kit.database.AfterCommit;
import dev.quittance.payments.dispute.Dispute;
import dev.quittance.payments.dispute.DisputeStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counted once committed; zero from the start, so that rates have a beginning. */
@Startup
@ApplicationScoped
public class DisputeMeters {

  private final AfterCommit afterCommit;
  private final Map<DisputeStatus, Counter> reached = new EnumMap<>(DisputeStatus.class);
  private final Counter refused;

  DisputeMeters(MeterRegistry metrics, AfterCommit afterCommit) {
    this.afterCommit = afterCommit;
    this.refused =
        Counter.builder("quittance.disputes.refused")
            .description("Notices of disputes that cannot be: look at the log")
            .register(metrics);
    for (DisputeStatus status : DisputeStatus.values()) {
      reached.put(
          status,
          Counter.builder("quittance.disputes")
              .description("Disputes that were opened, won or lost, as published")
              .tag("status", status.name().toLowerCase(Locale.ROOT))
              .register(metrics));
    }
  }

  /** A notice changed a dispute. */
  public void applied(Dispute dispute) {
    Counter counter = reached.get(dispute.status());
    if (counter != null) {
      afterCommit.run(counter::increment);
    }
  }

  /** A notice says what cannot be. */
  public void refused() {
    afterCommit.run(refused::increment);
  }
}
