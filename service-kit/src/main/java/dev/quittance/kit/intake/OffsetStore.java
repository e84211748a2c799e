package dev.quittance.kit.intake;

import dev.quittance.contract.topic.UnfitTopicException;
import dev.quittance.kit.config.KitConfig;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;

/** How far this service has taken the log, kept beside what it made of it. */
@ApplicationScoped
public class OffsetStore {

  private static final Logger LOG = Logger.getLogger(OffsetStore.class);

  private final AgroalDataSource dataSource;
  private final KitConfig config;

  OffsetStore(AgroalDataSource dataSource, KitConfig config) {
    this.dataSource = dataSource;
    this.config = config;
  }

  /**
   * Makes sure there is a row for each partition.
   *
   * @throws UnfitTopicException if the topic has another number of partitions than before: orders
   *     would lie in two partitions, and their order of events would be lost
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
                "Topic %s has %d partitions, but this service has taken it with %d. Keys have moved, so the order of an order's events is lost: restore the topic, or copy it into one with %d partitions.",
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
   * Moves a partition on, unless somebody else has: the fence against an owner that lost it. From
   * here to its end a batch holds the row, so another one waits, but not for ever.
   *
   * @return false if the stored offset was not {@code expected}; nothing has changed then
   */
  boolean advance(Connection connection, String topic, int partition, long expected, long next)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            WITH patience AS (SELECT set_config('lock_timeout', ?, true))
            UPDATE intake_offset
               SET next_offset = ?
              FROM patience
             WHERE topic = ? AND partition = ? AND next_offset = ?
            """)) {
      update.setString(1, config.intake().silentBatchLimit().toMillis() + "ms");
      update.setLong(2, next);
      update.setString(3, topic);
      update.setInt(4, partition);
      update.setLong(5, expected);
      return update.executeUpdate() == 1;
    }
  }

  /**
   * Ends the connection that holds a partition's row and has said nothing for long: its process is
   * frozen or cut off, and would keep the partition from whoever owns it now. Its batch is rolled
   * back; should it wake up, it commits nothing.
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
                   AND owner.wait_event = 'ClientRead'
                   AND owner.state_change < clock_timestamp() - ? * interval '1 millisecond'
                """)) {
      select.setString(1, topic);
      select.setInt(2, partition);
      select.setLong(3, config.intake().silentBatchLimit().toMillis());
      try (ResultSet row = select.executeQuery()) {
        if (row.next()) {
          LOG.warnf(
              "Partition %s was held by a process that is silent: its batch is ended", partition);
        }
      }
    }
  }
}
