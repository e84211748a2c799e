package dev.quittance.ledger.replay.check;

import dev.quittance.ledger.config.LedgerConfig;
import dev.quittance.ledger.core.log.FoldProgress;
import dev.quittance.ledger.replay.run.PhaseBegun;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Notices, without a request, that the live ledger is not what the log says. Every few seconds it
 * compares the offsets of intake with those of the ledger, which finds events that were skipped.
 * And it folds the log in the background, a partition at a time, which finds all other differences
 * between the chains and the log.
 */
@ApplicationScoped
public class LiveCheck {

  private static final Logger LOG = Logger.getLogger(LiveCheck.class);

  private final CheckStore store;
  private final PartitionCheck partitions;
  private final LedgerConfig config;
  private final MeterRegistry metrics;
  private final List<Meter> registered = new ArrayList<>();

  private volatile List<String> findings = List.of();
  private volatile @Nullable FoldProgress folding;
  private volatile boolean stopping;

  LiveCheck(
      CheckStore store, PartitionCheck partitions, LedgerConfig config, MeterRegistry metrics) {
    this.store = store;
    this.partitions = partitions;
    this.config = config;
    this.metrics = metrics;
  }

  /** What was found last: in which partitions the live ledger differs from the log, and how. */
  public List<String> findings() {
    return findings;
  }

  void start(@Observes StartupEvent event) {
    registered.add(
        Gauge.builder("quittance.ledger.drift", this, check -> check.findings.size())
            .description(
                "Findings that the live ledger is not what the log says; zero if all is well.")
            .register(metrics));
    registered.add(
        Gauge.builder("quittance.ledger.check.age", this, LiveCheck::ageSeconds)
            .description("Time since the partition was last folded whose check is the oldest.")
            .baseUnit("seconds")
            .register(metrics));
  }

  void stop(@Observes ShutdownEvent event) {
    stopping = true;
    cancelFold();
    registered.forEach(metrics::remove);
  }

  /** A replay finds more, and sooner. */
  void begun(@Observes PhaseBegun phase) {
    cancelFold();
  }

  @Scheduled(
      every = "${quittance.ledger.check.compare-every}",
      delayed = "${quittance.ledger.check.compare-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void compare() {
    try {
      List<String> found = store.findings();
      if (!found.isEmpty() && !found.equals(findings)) {
        LOG.errorf(
            "The live ledger is not what the log says: %s. Start a verify, and then a rebuild.",
            String.join("; ", found));
      } else if (found.isEmpty() && !findings.isEmpty()) {
        LOG.info("The live ledger is what the log says again");
      }
      findings = found;
    } catch (SQLException | RuntimeException e) {
      LOG.debugf("The live ledger could not be checked: %s", e.getMessage());
    }
  }

  /**
   * Folds what is due, one partition after the other. It may go on for long: a thread of its own.
   */
  @RunOnVirtualThread
  @Scheduled(
      every = "${quittance.ledger.check.compare-every}",
      delayed = "${quittance.ledger.check.compare-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void foldDue() {
    try {
      Optional<CheckStore.Due> claimed = claim();
      while (claimed.isPresent()) {
        fold(claimed.get());
        claimed = claim();
      }
    } catch (SQLException | RuntimeException e) {
      LOG.debugf("No partition could be folded: %s", e.getMessage());
    }
  }

  private Optional<CheckStore.Due> claim() throws SQLException {
    return stopping ? Optional.empty() : store.claim(config.check().foldEvery());
  }

  private void fold(CheckStore.Due due) throws SQLException {
    FoldProgress progress = new FoldProgress();
    folding = progress;
    try {
      store.record(due, partitions.run(due.head(), progress));
    } catch (CancellationException e) {
      store.giveBack(due);
    } catch (Exception | OutOfMemoryError e) {
      LOG.warnf("Partition %s could not be checked: %s", due.partition(), e.getMessage());
    } finally {
      folding = null;
    }
  }

  private void cancelFold() {
    FoldProgress progress = folding;
    if (progress != null) {
      progress.cancel();
    }
  }

  /** Not a number while the database is away. */
  private double ageSeconds() {
    try {
      return store.age().toSeconds();
    } catch (SQLException | RuntimeException e) {
      return Double.NaN;
    }
  }
}
