package dev.quittance.kit.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * A connection for work whose state outlives a statement: a COPY, a snapshot, a lock, a transaction
 * of several steps. The pool gets it back only by {@link #giveBack}, after the work has come to its
 * end and the connection has shown that its answers belong to its questions. In every other case
 * {@link #close} ends the physical connection: what the server still sends reaches nobody.
 *
 * <pre>{@code
 * try (DatabaseSession session = DatabaseSession.begin(dataSource)) {
 *   ...
 *   session.connection().commit();
 *   session.giveBack();
 * }
 * }</pre>
 */
public final class DatabaseSession implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(DatabaseSession.class);

  private final Connection connection;
  private boolean over;

  private DatabaseSession(Connection connection) {
    this.connection = connection;
  }

  /** A session in which each statement is a transaction of its own. */
  public static DatabaseSession open(DataSource dataSource) throws SQLException {
    return new DatabaseSession(dataSource.getConnection());
  }

  /**
   * A session in a transaction; after each commit it is in the next one.
   *
   * @param settings statements that begin the first transaction
   */
  public static DatabaseSession begin(DataSource dataSource, String... settings)
      throws SQLException {
    DatabaseSession session = open(dataSource);
    try {
      session.connection.setAutoCommit(false);
      try (Statement statement = session.connection.createStatement()) {
        for (String sql : settings) {
          statement.execute(sql);
        }
      }
      return session;
    } catch (SQLException e) {
      session.close();
      throw e;
    }
  }

  /** A transaction's steps, of which the last one commits. */
  @FunctionalInterface
  public interface Committing<T> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * Runs steps in a transaction.
   *
   * @param steps the last of them commits, and makes sure that the answer is that to the commit
   */
  public static <T> T commit(DataSource dataSource, Committing<T> steps) throws SQLException {
    try (DatabaseSession session = begin(dataSource)) {
      T result = steps.on(session.connection());
      session.giveBackCommitted();
      return result;
    }
  }

  /** The connection; not to be closed, and not to be used after the session. */
  public Connection connection() {
    return connection;
  }

  /**
   * Asks for the truth of an SQL expression, so that the answer to another question is recognized.
   *
   * @throws SQLException with SQLSTATE 08P01 if it was one
   */
  public boolean isTrue(String expression) throws SQLException {
    String question = UUID.randomUUID().toString();
    try (PreparedStatement select =
        connection.prepareStatement("SELECT ?::text, coalesce((" + expression + "), false)")) {
      select.setString(1, question);
      try (ResultSet row = select.executeQuery()) {
        if (row.next() && question.equals(row.getString(1))) {
          return row.getBoolean(2);
        }
      }
    }
    throw new SQLException(
        "the connection gave the answer to another question", RoundTrip.PROTOCOL_VIOLATION);
  }

  /**
   * Gives the connection back to the pool; what has not been committed is rolled back.
   *
   * @throws SQLException if it is not in step; the session is still to be closed
   */
  public void giveBack() throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    if (!isTrue("pg_current_xact_id_if_assigned() IS NULL")) {
      throw new SQLException(
          "the connection is in a transaction that nobody began", RoundTrip.PROTOCOL_VIOLATION);
    }
    over = true;
    connection.close();
  }

  /**
   * Gives the connection back to the pool after a transaction whose last answer has been seen to
   * belong to its question: it asks nothing more.
   *
   * @throws SQLException if it is in a transaction; the session is still to be closed
   */
  public void giveBackCommitted() throws SQLException {
    if (((BaseConnection) connection.unwrap(PGConnection.class)).getTransactionState()
        != TransactionState.IDLE) {
      throw new SQLException(
          "the connection is in a transaction still", RoundTrip.PROTOCOL_VIOLATION);
    }
    connection.setAutoCommit(true);
    over = true;
    connection.close();
  }

  /** Ends the physical connection, unless it was given back. */
  @Override
  public void close() {
    if (!over) {
      over = true;
      end(connection);
    }
  }

  /**
   * Ends the physical connection of one that the pool has lent: what is known of its state is not
   * enough to lend it again. Its transaction is rolled back, its locks are released.
   */
  public static void end(Connection connection) {
    try {
      // Of the driver, not of the pool, whose abort() need not reach the driver. The pool drops a
      // connection that it gets back closed.
      ((Connection) connection.unwrap(PGConnection.class)).abort(Runnable::run);
      connection.close();
    } catch (SQLException e) {
      LOG.debugf("The connection is gone already: %s", e.getMessage());
    }
  }
}
