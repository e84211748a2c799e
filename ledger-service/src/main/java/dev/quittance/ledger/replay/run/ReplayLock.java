package dev.quittance.ledger.replay.run;

import dev.quittance.kit.database.SessionLock;
import dev.quittance.ledger.config.LedgerConfig;
import dev.quittance.ledger.store.Generations;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Tells whether a replay's process still lives: it holds a lock on a session of its own, which ends
 * with it, and is ended by whoever asks for the lock if the process is frozen. A record that says
 * RUNNING while nobody holds the lock is that of a process that died; it is closed, and the
 * generation it was building is dropped.
 */
@ApplicationScoped
public class ReplayLock {

  private static final Logger LOG = Logger.getLogger(ReplayLock.class);
  private static final long LOCK = 0x5155_4954_5250_4c59L;

  /** After the first generation has been made. */
  private static final int AT_START = 60;

  private final SessionLock lock;
  private final Generations generations;
  private final ReplayStore store;
  private final Clock clock;

  ReplayLock(
      AgroalDataSource dataSource,
      Generations generations,
      ReplayStore store,
      LedgerConfig config,
      Clock clock) {
    this.lock =
        new SessionLock(dataSource, LOCK, "replay lock", config.replay().silentReplayLimit());
    this.generations = generations;
    this.store = store;
    this.clock = clock;
  }

  void atStart(@Observes @Priority(AT_START) StartupEvent event) {
    clearInterruptedIfFree();
  }

  /** The lock, unless a replay runs, in this process or another. */
  public Optional<SessionLock.Held> tryAcquire() {
    try {
      return lock.tryAcquire();
    } catch (SQLException e) {
      throw new IllegalStateException("asking for the replay lock", e);
    }
  }

  public void clearInterruptedIfFree() {
    tryAcquire()
        .ifPresent(held -> {
          try (held) {
            clearInterrupted(held);
          }
        });
  }

  /** Ends the records, and drops the generations, of replays whose process has died. */
  public void clearInterrupted(SessionLock.Held held) {
    Connection connection = held.connection();
    try {
      store.endInterrupted(connection, clock.instant());
    } catch (SQLException e) {
      throw new IllegalStateException("clearing up after interrupted replays", e);
    }
    try {
      generations.dropAbandoned(connection);
    } catch (SQLException e) {
      LOG.warnf("What replays left behind is dropped later: %s", e.getMessage());
    }
  }
}
