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
 * A PostgreSQL advisory lock that a process holds on a database session of its own, for as long as
 * the session lives. A process that is frozen or cut off keeps its session. So the holder has to
 * query the session regularly, and whoever waits for the lock ends a session that is silent.
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
   * @param name what the lock protects, for log lines
   * @param silenceLimit how long a holder may be silent: longer than the longest pause between two
   *     calls of {@link Held#prove} in normal operation
   */
  public SessionLock(DataSource dataSource, long key, String name, Duration silenceLimit) {
    this.dataSource = dataSource;
    this.key = key;
    this.name = name;
    this.silenceLimit = silenceLimit;
  }

  /**
   * Acquires the lock unless another process holds it.
   *
   * @throws SQLException if it is not known whether it was acquired; it is released then
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
              "The lock of the %s was held by a process that was silent for more than %s:"
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

    /** The session's connection. Each statement on it shows that the holder lives. */
    public Connection connection() {
      return session.connection();
    }

    /**
     * Queries the session if it was silent for a while; to be called often.
     *
     * @throws SQLException if the session is gone, and the lock with it
     */
    public synchronized void prove() throws SQLException {
      if (System.nanoTime() - provedNanos > proofNanos) {
        requireHeld();
      }
    }

    /**
     * Queries the session.
     *
     * @throws SQLException if the session is gone, and the lock with it
     */
    public synchronized void requireHeld() throws SQLException {
      if (!session.isTrue("true")) {
        throw new SQLException("the connection gave a wrong answer", RoundTrip.PROTOCOL_VIOLATION);
      }
      provedNanos = System.nanoTime();
    }

    /** Releases the lock and ends the session. */
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
