package dev.quittance.kit.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * A PostgreSQL advisory lock that one process holds for as long as it lives: on a session of its
 * own, which ends with it. A process that is frozen or cut off keeps its session, so its holder has
 * to show that it lives, and whoever waits for the lock ends the session of one that is silent.
 */
public final class SessionLock {

  private static final Logger LOG = Logger.getLogger(SessionLock.class);

  private static final String OF_THIS_KEY =
      """
      its.locktype = 'advisory' AND its.granted AND its.objsubid = 1
        AND its.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND (its.classid::bigint << 32) + its.objid::bigint = ?
      """;

  private final DataSource dataSource;
  private final long key;
  private final String name;
  private final Duration silenceLimit;

  /**
   * @param name of what the lock is for, for the log
   * @param silenceLimit how long a holder may be silent: more than it can be kept from {@link
   *     Held#prove} in good order
   */
  public SessionLock(DataSource dataSource, long key, String name, Duration silenceLimit) {
    this.dataSource = dataSource;
    this.key = key;
    this.name = name;
    this.silenceLimit = silenceLimit;
  }

  /**
   * The lock, unless somebody else has it.
   *
   * @throws SQLException if it is not known whether we have it; we have not, then
   */
  public Optional<Held> tryAcquire() throws SQLException {
    DatabaseSession session = DatabaseSession.open(dataSource);
    boolean held = false;
    try {
      held = session.isTrue("pg_try_advisory_lock(" + key + ")");
      if (held) {
        return Optional.of(new Held(session, key, silenceLimit));
      }
      endSilentHolder(session.connection());
      session.giveBack();
      return Optional.empty();
    } finally {
      if (!held) {
        session.close();
      }
    }
  }

  private void endSilentHolder(Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT pg_terminate_backend(holder.pid)
              FROM pg_locks AS its
              JOIN pg_stat_activity AS holder ON holder.pid = its.pid
             WHERE %s
               AND holder.wait_event IN ('ClientRead', 'ClientWrite')
               AND holder.state_change < clock_timestamp() - ? * interval '1 millisecond'
            """
                .formatted(OF_THIS_KEY))) {
      select.setLong(1, key);
      select.setLong(2, silenceLimit.toMillis());
      try (ResultSet row = select.executeQuery()) {
        if (row.next()) {
          LOG.warnf(
              "The %s was held by a process that has been silent for more than %s:"
                  + " its session is ended",
              name, silenceLimit);
        }
      }
    }
  }

  /** The lock, held until closed. */
  public static final class Held implements AutoCloseable {

    private final DatabaseSession session;
    private final long key;
    private final long proofNanos;
    private long provedNanos = System.nanoTime();

    private Held(DatabaseSession session, long key, Duration silenceLimit) {
      this.session = session;
      this.key = key;
      this.proofNanos = silenceLimit.toNanos() / 4;
    }

    /** The session's connection. What is done on it shows that the holder lives. */
    public Connection connection() {
      return session.connection();
    }

    /**
     * Shows that the holder lives, where it has not for a while; to be called often.
     *
     * @throws SQLException if the session is gone, and the lock with it
     */
    public synchronized void prove() throws SQLException {
      if (System.nanoTime() - provedNanos > proofNanos) {
        demand();
      }
    }

    /**
     * @throws SQLException if the session is gone, and the lock with it
     */
    public synchronized void demand() throws SQLException {
      if (!session.isTrue("true")) {
        throw new SQLException("the connection does not know what is true", "08P01");
      }
      provedNanos = System.nanoTime();
    }

    /** Releases the lock. The session is not used again, whatever else was left on it. */
    @Override
    public synchronized void close() {
      try (session) {
        if (!session.isTrue("pg_advisory_unlock(" + key + ")")) {
          LOG.warnf("The lock %s was not held any more", Long.toHexString(key));
        }
      } catch (SQLException e) {
        LOG.debugf("The session is gone, and the lock with it: %s", e.getMessage());
      }
    }
  }
}
