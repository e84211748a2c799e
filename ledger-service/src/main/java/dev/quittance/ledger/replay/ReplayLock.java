package dev.quittance.ledger.replay;

import dev.quittance.ledger.store.Generations;
import dev.quittance.ledger.store.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Tells whether a replay's process still lives: it holds a PostgreSQL advisory lock on a connection
 * of its own, which ends with it. A record that says RUNNING while nobody holds the lock is that of
 * a process that died; it is closed, and the generation it was building is dropped.
 */
@ApplicationScoped
class ReplayLock {

  private static final Logger LOG = Logger.getLogger(ReplayLock.class);
  private static final long LOCK = 0x5155_4954_5250_4c59L;

  /** After the first generation has been made. */
  private static final int AT_START = 60;

  /** The lock, held until closed. */
  record Held(Connection connection) implements AutoCloseable {

    /**
     * @throws SQLException if the connection is gone, and the lock with it
     */
    void demand() throws SQLException {
      Sql.execute(connection, "SELECT");
    }

    @Override
    public void close() {
      try (connection) {
        Sql.execute(connection, "SELECT pg_advisory_unlock(" + LOCK + ")");
      } catch (SQLException e) {
        LOG.debugf("The connection is gone, and the lock with it: %s", e.getMessage());
      }
    }
  }

  private final AgroalDataSource dataSource;
  private final Generations generations;
  private final ReplayStore store;
  private final Clock clock;

  ReplayLock(AgroalDataSource dataSource, Generations generations, ReplayStore store, Clock clock) {
    this.dataSource = dataSource;
    this.generations = generations;
    this.store = store;
    this.clock = clock;
  }

  void atStart(@Observes @Priority(AT_START) StartupEvent event) {
    clearInterruptedIfFree();
  }

  /** The lock, unless a replay runs, in this process or another. */
  Optional<Held> tryAcquire() {
    try {
      Connection connection = dataSource.getConnection();
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("SELECT pg_try_advisory_lock(" + LOCK + ")")) {
        row.next();
        if (row.getBoolean(1)) {
          return Optional.of(new Held(connection));
        }
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
      connection.close();
      return Optional.empty();
    } catch (SQLException e) {
      throw new IllegalStateException("asking for the replay lock", e);
    }
  }

  void clearInterruptedIfFree() {
    tryAcquire()
        .ifPresent(held -> {
          try (held) {
            clearInterrupted(held);
          }
        });
  }

  /** Ends the records, and drops the generations, of replays whose process has died. */
  void clearInterrupted(Held held) {
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
