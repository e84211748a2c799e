package dev.quittance.kit.parking;

import dev.quittance.kit.intake.Refusal;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The parked events of a service that takes events one by one. */
@DefaultBean
@ApplicationScoped
public class ParkedEvents implements ParkedEventList {

  private final AgroalDataSource dataSource;

  ParkedEvents(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** The parking of a batch, which starts out knowing the orders that are blocked already. */
  public Parking parking(
      Connection connection, List<ConsumerRecord<byte[], byte[]>> batch, Instant now)
      throws SQLException {
    Object[] keys =
        batch.stream().map(ConsumerRecord::key).filter(Objects::nonNull).toArray(byte[][]::new);
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT DISTINCT record_key FROM parked_event WHERE record_key = ANY (?)")) {
      select.setArray(1, connection.createArrayOf("bytea", keys));
      Set<ByteBuffer> blocked = new HashSet<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          blocked.add(ByteBuffer.wrap(row.getBytes(1)));
        }
      }
      return new Parking(blocked, now);
    }
  }

  @Override
  public List<ParkedEvent> from(long partition, long offset, int limit) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT partition, "offset", record_key, reason, detail, parked_at,
                       coalesce(length(payload), 0) AS payload_bytes
                  FROM parked_event
                 WHERE (partition, "offset") >= (?, ?)
                 ORDER BY partition, "offset"
                 LIMIT ?
                """)) {
      select.setLong(1, partition);
      select.setLong(2, offset);
      select.setInt(3, limit);
      List<ParkedEvent> parked = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          parked.add(toParkedEvent(row));
        }
      }
      return parked;
    } catch (SQLException e) {
      throw new IllegalStateException("reading the parked events", e);
    }
  }

  @Override
  public Map<String, Long> countByReason() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT reason, count(*) FROM parked_event GROUP BY reason");
        ResultSet row = select.executeQuery()) {
      Map<String, Long> counts = new HashMap<>();
      while (row.next()) {
        counts.put(row.getString(1), row.getLong(2));
      }
      return counts;
    } catch (SQLException e) {
      throw new IllegalStateException("counting the parked events", e);
    }
  }

  @Override
  public long count() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT count(*) FROM parked_event");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException("counting the parked events", e);
    }
  }

  /** What is parked under a key, in the order of the log. */
  public List<ParkedRecord> queue(Connection connection, byte[] key) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT partition, "offset", record_key, headers, payload, reason
              FROM parked_event
             WHERE record_key = ?
             ORDER BY "offset"
            """)) {
      select.setBytes(1, key);
      List<ParkedRecord> queue = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          queue.add(
              new ParkedRecord(
                  row.getInt("partition"),
                  row.getLong("offset"),
                  row.getBytes("record_key"),
                  (byte[][]) row.getArray("headers").getArray(),
                  row.getBytes("payload"),
                  row.getString("reason")));
        }
      }
      return queue;
    }
  }

  /** It took effect, or was given up. */
  public void remove(Connection connection, ParkedRecord parked) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM parked_event WHERE partition = ? AND \"offset\" = ?")) {
      delete.setInt(1, parked.partition());
      delete.setLong(2, parked.offset());
      delete.executeUpdate();
    }
  }

  /** It was tried again and stays, perhaps for another reason than before. */
  public void keep(Connection connection, ParkedRecord parked, Refusal refusal)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE parked_event SET reason = ?, detail = ? WHERE partition = ? AND "offset" = ?
            """)) {
      update.setString(1, refusal.reason());
      update.setString(2, refusal.detail());
      update.setInt(3, parked.partition());
      update.setLong(4, parked.offset());
      update.executeUpdate();
    }
  }

  private static ParkedEvent toParkedEvent(ResultSet row) throws SQLException {
    int partition = row.getInt("partition");
    long offset = row.getLong("offset");
    byte[] key = row.getBytes("record_key");
    return new ParkedEvent(
        partition + "-" + offset,
        partition,
        offset,
        key == null ? null : new String(key, StandardCharsets.UTF_8),
        row.getString("reason"),
        row.getString("detail"),
        row.getInt("payload_bytes"),
        row.getObject("parked_at", OffsetDateTime.class).toInstant());
  }
}
