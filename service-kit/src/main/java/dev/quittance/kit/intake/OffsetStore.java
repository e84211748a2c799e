package dev.quittance.kit.intake;

import dev.quittance.contract.topic.UnfitTopicException;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** How far this service has taken the log, kept beside what it made of it. */
@ApplicationScoped
public class OffsetStore {

  private final AgroalDataSource dataSource;

  OffsetStore(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
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
            "Topic %s has %d partitions, but this service has taken it with %d. Keys have moved, so the order of an order's events is lost: restore the topic, or copy it into one with %d partitions."
                .formatted(topic, partitions, known, known));
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
   * Moves a partition on, unless somebody else has: the fence against an owner that lost it.
   *
   * @return false if the stored offset was not {@code expected}; nothing has changed then
   */
  boolean advance(Connection connection, String topic, int partition, long expected, long next)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE intake_offset
               SET next_offset = ?
             WHERE topic = ? AND partition = ? AND next_offset = ?
            """)) {
      update.setLong(1, next);
      update.setString(2, topic);
      update.setInt(3, partition);
      update.setLong(4, expected);
      return update.executeUpdate() == 1;
    }
  }
}
