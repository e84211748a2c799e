package dev.quittance.ledger.replay;

import dev.quittance.kit.database.DatabaseSession;
import dev.quittance.ledger.config.LedgerConfig;
import dev.quittance.ledger.replay.run.ReplayLock;
import dev.quittance.ledger.store.Generations;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Drops generations that were retired long enough ago that nobody reads them any more, and what
 * replays left behind whose process died, at any replica.
 */
@ApplicationScoped
class Retention {

  private static final Logger LOG = Logger.getLogger(Retention.class);

  private final AgroalDataSource dataSource;
  private final Generations generations;
  private final LedgerConfig config;
  private final ReplayLock lock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("generation-retention").factory());

  Retention(
      AgroalDataSource dataSource, Generations generations, LedgerConfig config, ReplayLock lock) {
    this.dataSource = dataSource;
    this.generations = generations;
    this.config = config;
    this.lock = lock;
  }

  void start(@Observes StartupEvent event) {
    long interval = config.replay().sweepInterval().toMillis();
    ScheduledFuture<?> unused =
        timer.scheduleWithFixedDelay(this::sweep, interval, interval, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    timer.shutdown();
  }

  /** Not beside a replay: what one reads or builds is its own. */
  private void sweep() {
    try {
      lock.tryAcquire()
          .ifPresent(held -> {
            try (held;
                DatabaseSession session = DatabaseSession.open(dataSource)) {
              lock.clearInterrupted(held);
              generations.dropRetired(session.connection(), config.replay().retiredKeptFor());
              session.giveBack();
            } catch (SQLException e) {
              LOG.warnf("Retired generations could not be dropped: %s", e.getMessage());
            }
          });
    } catch (RuntimeException e) {
      LOG.warnf("Retired generations could not be looked for: %s", e.getMessage());
    }
  }
}
