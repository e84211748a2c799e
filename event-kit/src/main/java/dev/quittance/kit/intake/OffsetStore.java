package dev.quittance.kit.intake;

import dev.quittance.contract.topic.UnfitTopicException;
import dev.quittance.kit.database.DatabaseSession;
import dev.quittance.kit.log.EventKitConfig;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The next offset of each partition, stored in the same transaction as the effects. */
@ApplicationScoped
public class OffsetStore {

  private static final Logger LOG = Logger.getLogger(OffsetStore.class);

  private final AgroalDataSource dataSource;
  private final EventKitConfig config;
  private final Counter distrusted;

  OffsetStore(AgroalDataSource dataSource, EventKitConfig config, MeterRegistry metrics) {
    this.dataSource = dataSource;
    this.config = config;
    this.distrusted =
        Counter.builder("quittance.intake.connections.distrusted")
            .description("Connections that intake ended because they were out of step.")
            .register(metrics);
  }

  /**
   * Creates a row for each partition unless there is one.
   *
   * @throws UnfitTopicException if the topic has another number of partitions than before: an
   *     order's events would be in two partitions, and their order would be lost
   */
  void ensure(String topic, int partitions) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                INSERT INTO intake_offset (topic, partition, next_offset)
                SELECT ?, partition, 0
                  FROM generate_series(0, ? - 1) AS partition
                 WHERE NOT EXISTS (SELECT FROM intake_offset WHERE topic = ?)
                ON CONFLICT DO NOTHING
                """)) {
      insert.setString(1, topic);
      insert.setInt(2, partitions);
      insert.setString(3, topic);
      insert.executeUpdate();
      int known = load(connection, topic).size();
      if (known != partitions) {
        throw new UnfitTopicException(
            String.format(
                Locale.ROOT,
                "Topic %s has %d partitions, but this service has consumed it with %d. Keys have moved to other partitions, so the order of an order's events is lost: restore the topic, or copy it into one with %d partitions.",
                topic,
                partitions,
                known,
                known));
      }
    }
  }

  /** Next offset by partition. */
  public Map<Integer, Long> load(String topic) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return load(connection, topic);
    }
  }

  private static Map<Integer, Long> load(Connection connection, String topic) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT partition, next_offset FROM intake_offset WHERE topic = ?")) {
      select.setString(1, topic);
      Map<Integer, Long> offsets = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          offsets.put(row.getInt(1), row.getLong(2));
        }
      }
      return offsets;
    }
  }

  /**
   * Advances a partition unless another owner has: the fence against an owner that lost it. The
   * batch locks the row until it ends; another batch waits for it, up to a limit.
   *
   * <p>What the fence relies on is checked: that a transaction is open, that the offset moves in
   * it, and that each result belongs to its statement. A connection that fails the check is ended.
   *
   * @return false if the stored offset was not {@code expected}; nothing has changed then
   * @throws UntrustedConnectionException if the connection is in no transaction or out of step
   */
  boolean advance(Connection connection, String topic, int partition, long expected, long next)
      throws SQLException {
    if (connection.getAutoCommit()) {
      throw untrusted(connection, "it is in no transaction");
    }
    String question = UUID.randomUUID().toString();
    String transaction = transaction(connection, question);
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            WITH moved AS (
              UPDATE intake_offset
                 SET next_offset = ?
               WHERE topic = ? AND partition = ? AND next_offset = ?
                 AND pg_current_xact_id()::text = ?
              RETURNING next_offset)
            SELECT ?::text, pg_current_xact_id()::text, (SELECT count(*) FROM moved)
            """)) {
      update.setLong(1, next);
      update.setString(2, topic);
      update.setInt(3, partition);
      update.setLong(4, expected);
      update.setString(5, transaction);
      update.setString(6, transaction + " " + question);
      try (ResultSet row = update.executeQuery()) {
        if (!row.next() || !row.getString(1).equals(transaction + " " + question)) {
          throw untrusted(connection, "it gave the answer to another question");
        }
        if (!row.getString(2).equals(transaction)) {
          throw untrusted(connection, "its transaction is not the one that was begun");
        }
        return switch (row.getInt(3)) {
          case 0 -> false;
          case 1 -> true;
          default -> throw untrusted(connection, "it moved a partition's offset more than once");
        };
      }
    }
  }

  /** The transaction's id, which it keeps until it ends. */
  private String transaction(Connection connection, String question) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT ?::text, pg_current_xact_id()::text, set_config('lock_timeout', ?, true)")) {
      select.setString(1, question);
      select.setString(2, config.intake().silentBatchLimit().toMillis() + "ms");
      try (ResultSet row = select.executeQuery()) {
        if (row.next() && question.equals(row.getString(1))) {
          return row.getString(2);
        }
      }
    } catch (SQLException e) {
      if (isPassing(e)) {
        throw e;
      }
      // This statement cannot fail by itself: the error belongs to another one.
      throw untrusted(connection, e.getMessage());
    }
    throw untrusted(connection, "it gave the answer to another question");
  }

  /** The database is unavailable or shutting down: the pool drops such a connection. */
  private static boolean isPassing(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith("08") || state.startsWith("57P");
  }

  private UntrustedConnectionException untrusted(Connection connection, @Nullable String reason) {
    DatabaseSession.end(connection);
    distrusted.increment();
    LOG.errorf("Intake ended a database connection that is out of step: %s", reason);
    return new UntrustedConnectionException(reason);
  }

  /**
   * Ends the connection that holds a partition's row but has been silent for too long: its process
   * is frozen or cut off, and would block the current owner. Its batch is rolled back; if the
   * process wakes up, it commits nothing.
   */
  void endSilentBatch(String topic, int partition) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT pg_terminate_backend(owner.pid)
                  FROM intake_offset AS held
                  JOIN pg_locks AS its
                    ON its.locktype = 'transactionid' AND its.transactionid = held.xmax
                   AND its.granted
                  JOIN pg_stat_activity AS owner ON owner.pid = its.pid
                 WHERE held.topic = ? AND held.partition = ?
                   AND owner.wait_event IN ('ClientRead', 'ClientWrite')
                   AND owner.state_change < clock_timestamp() - ? * interval '1 millisecond'
                """)) {
      select.setString(1, topic);
      select.setInt(2, partition);
      select.setLong(3, config.intake().silentBatchLimit().toMillis());
      try (ResultSet row = select.executeQuery()) {
        if (row.next()) {
          LOG.warnf("Partition %s was locked by a silent process: its batch is ended", partition);
        }
      }
    }
  }
}
