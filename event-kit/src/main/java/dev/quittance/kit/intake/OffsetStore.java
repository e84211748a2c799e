package dev.quittance.kit.intake;

import dev.quittance.contract.topic.UnfitTopicException;
import dev.quittance.kit.database.DatabaseSession;
import dev.quittance.kit.database.KeyLookups;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.kit.log.EventKitConfig;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The next offset of each partition, stored in the same transaction as the effects. */
@ApplicationScoped
public class OffsetStore {

  private static final Logger LOG = Logger.getLogger(OffsetStore.class);

  private static final String BEGIN =
      "SELECT ?::text, pg_current_xact_id()::text, set_config('lock_timeout', ?, true), "
          + KeyLookups.SETTINGS;

  /** Its commit does not wait for the disk (PostgreSQL manual, section 28.4). */
  private static final String BEGIN_ASYNCHRONOUS =
      BEGIN + ", set_config('synchronous_commit', 'off', true)";

  /** Rows are locked in the order of their partitions: two owners cannot wait for each other. */
  private static final String ADVANCE =
      """
      WITH batch AS (
        SELECT * FROM unnest(?::int4[], ?::int8[], ?::int8[]) AS b (partition, start, next)),
      held AS (
        SELECT partition
          FROM intake_offset
         WHERE topic = ? AND partition IN (SELECT partition FROM batch)
         ORDER BY partition
           FOR UPDATE),
      moved AS (
        UPDATE intake_offset AS o
           SET next_offset = batch.next
          FROM batch JOIN held USING (partition)
         WHERE o.topic = ? AND o.partition = batch.partition
           AND o.next_offset = batch.start
           AND pg_current_xact_id()::text = ?
        RETURNING o.next_offset)
      SELECT ?::text, pg_current_xact_id()::text, (SELECT count(*) FROM moved)
      """;

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
   * Advances partitions unless another owner has advanced one of them: the fence against an owner
   * that lost it. The batch locks their rows until it ends; another batch waits for it, up to a
   * limit.
   *
   * <p>What the fence relies on is checked: that a transaction is open, that the offsets move in
   * it, and that each result belongs to its statement. A connection that fails the check is ended.
   *
   * <p>The transaction plans by {@link KeyLookups}.
   *
   * @param reads sent together with the fence, and executed behind it: what the batch needs to know
   * @param comesAgain whether a crash of PostgreSQL may lose the transaction after its commit: its
   *     offsets are lost with it, and all of it comes again from the log
   * @return false if a stored offset was not the one from which its batch begins: the transaction
   *     is to be rolled back
   * @throws UntrustedConnectionException if the connection is in no transaction or out of step
   */
  boolean advance(
      Connection connection,
      String topic,
      List<PartitionBatch> batches,
      boolean comesAgain,
      RoundTrip reads)
      throws SQLException {
    if (connection.getAutoCommit()) {
      throw untrusted(connection, "it is in no transaction");
    }
    String question = UUID.randomUUID().toString();
    String transaction = transaction(connection, question, comesAgain);
    Fence fence = new Fence(topic, batches, transaction, transaction + " " + question);
    try {
      new RoundTrip().read(ADVANCE, fence::set, fence::read).add(reads).send(connection);
    } catch (SQLException e) {
      if (RoundTrip.PROTOCOL_VIOLATION.equals(e.getSQLState())) {
        throw untrusted(connection, e.getMessage());
      }
      throw e;
    }
    if (fence.fault != null) {
      throw untrusted(connection, fence.fault);
    }
    return fence.moved == batches.size();
  }

  /** The question of {@link #ADVANCE}, and what it was answered. */
  private static final class Fence {

    private final String topic;
    private final List<PartitionBatch> batches;
    private final String transaction;
    private final String question;
    private @Nullable String fault;
    private int moved;

    Fence(String topic, List<PartitionBatch> batches, String transaction, String question) {
      this.topic = topic;
      this.batches = batches;
      this.transaction = transaction;
      this.question = question;
    }

    int set(Connection connection, PreparedStatement update, int first) throws SQLException {
      update.setArray(first, array(connection, "int4", batches, PartitionBatch::partition));
      update.setArray(first + 1, array(connection, "int8", batches, PartitionBatch::from));
      update.setArray(first + 2, array(connection, "int8", batches, PartitionBatch::next));
      update.setString(first + 3, topic);
      update.setString(first + 4, topic);
      update.setString(first + 5, transaction);
      update.setString(first + 6, question);
      return first + 7;
    }

    void read(ResultSet row) throws SQLException {
      if (!row.next() || !question.equals(row.getString(1))) {
        fault = "it gave the answer to another question";
      } else if (!transaction.equals(row.getString(2))) {
        fault = "its transaction is not the one that was begun";
      } else {
        moved = row.getInt(3);
        if (moved > batches.size()) {
          fault = "it moved more offsets than it was told to";
        }
      }
    }
  }

  private static Array array(
      Connection connection,
      String type,
      List<PartitionBatch> batches,
      Function<PartitionBatch, Object> value)
      throws SQLException {
    return connection.createArrayOf(type, batches.stream().map(value).toArray());
  }

  /** The transaction's id, which it keeps until it ends. */
  private String transaction(Connection connection, String question, boolean comesAgain)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(comesAgain ? BEGIN_ASYNCHRONOUS : BEGIN)) {
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
