package dev.quittance.ledger.replay;

import dev.quittance.ledger.replay.run.ReplayMode;
import dev.quittance.ledger.replay.run.ReplayStatus;
import dev.quittance.ledger.replay.run.ReplayStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How replays end, and when the ledger was last found to be what the log says. */
@ApplicationScoped
class ReplayMeters {

  private final MeterRegistry metrics;
  private final ReplayStore store;
  private @Nullable Gauge lastVerified;

  ReplayMeters(MeterRegistry metrics, ReplayStore store) {
    this.metrics = metrics;
    this.store = store;
  }

  void register(@Observes StartupEvent event) {
    for (ReplayMode mode : ReplayMode.values()) {
      for (ReplayStatus status : ReplayStatus.values()) {
        if (status != ReplayStatus.RUNNING) {
          counter(mode, status); // zero from the start, so that rates have a beginning
        }
      }
    }
    lastVerified =
        Gauge.builder("quittance.ledger.last.verified.timestamp", this, ReplayMeters::lastVerified)
            .description(
                "When a replay last found the ledger identical to the log, as Unix time; 0 for"
                    + " never")
            .baseUnit("seconds")
            .register(metrics);
  }

  /**
   * The registry outlives the application: a second start in the process would find the name in
   * use.
   */
  void remove(@Observes ShutdownEvent event) {
    if (lastVerified != null) {
      metrics.remove(lastVerified);
    }
  }

  void ended(ReplayMode mode, ReplayStatus status) {
    counter(mode, status).increment();
  }

  private Counter counter(ReplayMode mode, ReplayStatus status) {
    return Counter.builder("quittance.replays.ended")
        .description("Replays that this process ran to an end, by mode and status")
        .tag("mode", mode.name().toLowerCase(Locale.ROOT))
        .tag("status", status.name().toLowerCase(Locale.ROOT))
        .register(metrics);
  }

  /** Of any process; not a number while the database is away. */
  private double lastVerified() {
    try {
      return store.lastVerified().map(time -> time.toEpochMilli() / 1_000.0).orElse(0.0);
    } catch (RuntimeException e) {
      return Double.NaN;
    }
  }
}
