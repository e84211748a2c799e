package dev.quittance.ledger.replay;

import dev.quittance.kit.database.DatabaseSession;
import dev.quittance.ledger.config.LedgerConfig;
import dev.quittance.ledger.replay.run.ReplayLock;
import dev.quittance.ledger.store.CheckpointStore;
import dev.quittance.ledger.store.Generations;
import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/**
 * Drops generations that were retired long enough ago that nobody reads them any more, and what
 * replays left behind whose process died, at any replica. Thins old checkpoints.
 */
@ApplicationScoped
class Retention {

  private static final Logger LOG = Logger.getLogger(Retention.class);

  private final AgroalDataSource dataSource;
  private final Generations generations;
  private final LedgerConfig config;
  private final ReplayLock lock;

  Retention(
      AgroalDataSource dataSource, Generations generations, LedgerConfig config, ReplayLock lock) {
    this.dataSource = dataSource;
    this.generations = generations;
    this.config = config;
    this.lock = lock;
  }

  private void thin(Connection connection) throws SQLException {
    LedgerConfig.Checkpoints checkpoints = config.checkpoints();
    CheckpointStore.thin(
        connection,
        generations.live(connection),
        checkpoints.allWithinEntries(),
        checkpoints.everyEntries(),
        checkpoints.keptOfOld());
  }

  /** Not beside a replay: what one reads or builds is its own. */
  @Scheduled(
      every = "${quittance.ledger.replay.sweep-interval}",
      delayed = "${quittance.ledger.replay.sweep-interval}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void sweep() {
    try {
      lock.tryAcquire()
          .ifPresent(held -> {
            try (held;
                DatabaseSession session = DatabaseSession.open(dataSource)) {
              lock.clearInterrupted(held);
              generations.dropRetired(session.connection(), config.replay().retiredKeptFor());
              thin(session.connection());
              session.giveBack();
            } catch (SQLException e) {
              LOG.warnf("Retired generations could not be dropped: %s", e.getMessage());
            }
          });
    } catch (RuntimeException e) {
      LOG.warnf("Retired generations could not be read: %s", e.getMessage());
    }
  }
}
