package dev.quittance.kit.parking;

import dev.quittance.contract.codec.LogPartition;
import dev.quittance.kit.database.RoundTrip;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The parked events of a service that consumes events one by one. */
@DefaultBean
@ApplicationScoped
public class ParkedEventStore implements ParkedEvents {

  private static final ParkedEventReads READS = new ParkedEventReads("true", "parked_at");

  private final AgroalDataSource dataSource;

  ParkedEventStore(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Begins the parking of a batch with the orders that are already blocked.
   *
   * @param trip asks for them; to be sent before the batch is consumed
   * @param partitions how many the log has
   * @param batch records of one partition or of several
   */
  public BatchParking parking(
      RoundTrip trip, int partitions, List<ConsumerRecord<byte[], byte[]>> batch, Instant now) {
    Map<ByteBuffer, Integer> homes = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> one : batch) {
      if (new LogPartition(one.partition(), partitions).isOfSubject(one.key())) {
        homes.put(ByteBuffer.wrap(one.key()), one.partition());
      }
    }
    Set<ByteBuffer> blocked = new HashSet<>();
    trip.read(
        """
        SELECT asked.key
          FROM unnest(?::bytea[], ?::int4[]) AS asked (key, partition)
         WHERE EXISTS (SELECT FROM parked_event AS parked
                        WHERE parked.partition = asked.partition
                          AND parked.record_key = asked.key
                          AND length(parked.record_key) = 36)
        """,
        (connection, statement, first) -> {
          Object[] keys = homes.keySet().stream().map(ByteBuffer::array).toArray(byte[][]::new);
          statement.setArray(first, connection.createArrayOf("bytea", keys));
          statement.setArray(first + 1, connection.createArrayOf("int4", homes.values().toArray()));
          return first + 2;
        },
        row -> {
          while (row.next()) {
            blocked.add(ByteBuffer.wrap(row.getBytes(1)));
          }
        });
    return new BatchParking(partitions, blocked, now);
  }

  @Override
  public List<ParkedEvent> from(long partition, long offset, int limit) {
    try (Connection connection = dataSource.getConnection()) {
      return READS.from(connection, partition, offset, limit);
    } catch (SQLException e) {
      throw new IllegalStateException("reading the parked events", e);
    }
  }

  @Override
  public Map<String, Long> countByReason() {
    try (Connection connection = dataSource.getConnection()) {
      return READS.countByReason(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("counting the parked events", e);
    }
  }

  @Override
  public long count() {
    try (Connection connection = dataSource.getConnection()) {
      return READS.count(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("counting the parked events", e);
    }
  }

  @Override
  public long firstOf(int partition, String orderId) {
    try (Connection connection = dataSource.getConnection()) {
      return firstOf(connection, partition, orderId.getBytes(StandardCharsets.UTF_8));
    } catch (SQLException e) {
      throw new IllegalStateException("reading the parked events", e);
    }
  }

  /** The offset of the first event parked under an order's key, or {@link #NONE}. */
  public long firstOf(Connection connection, int partition, byte[] key) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT min("offset")
              FROM parked_event
             WHERE partition = ? AND record_key = ? AND length(record_key) = 36
            """)) {
      select.setInt(1, partition);
      select.setBytes(2, key);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        long first = row.getLong(1);
        return row.wasNull() ? NONE : first;
      }
    }
  }

  /**
   * The first event behind that offset that is parked under an order's key. One at a time: nobody
   * knows how many there are, or how large.
   */
  public Optional<ParkedRecord> next(Connection connection, int partition, byte[] key, long after)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT "offset", headers, payload, reason
              FROM parked_event
             WHERE partition = ? AND record_key = ? AND length(record_key) = 36 AND "offset" > ?
             ORDER BY "offset"
             LIMIT 1
            """)) {
      select.setInt(1, partition);
      select.setBytes(2, key);
      select.setLong(3, after);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new ParkedRecord(
                    partition,
                    row.getLong("offset"),
                    key,
                    (byte[][]) row.getArray("headers").getArray(),
                    row.getBytes("payload"),
                    row.getString("reason")))
            : Optional.empty();
      }
    }
  }

  /** Deletes a record that blocks no order; any other stays. */
  public void removeAlone(Connection connection, LogPartition here, long offset)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT CASE WHEN length(record_key) = 36 THEN record_key END
              FROM parked_event
             WHERE partition = ? AND "offset" = ?
            """)) {
      select.setInt(1, here.number());
      select.setLong(2, offset);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next() || here.isOfSubject(row.getBytes(1))) {
          return;
        }
      }
    }
    remove(connection, here.number(), offset);
  }

  /** Deletes a record that was applied or discarded. */
  public void remove(Connection connection, int partition, long offset) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM parked_event WHERE partition = ? AND \"offset\" = ?")) {
      delete.setInt(1, partition);
      delete.setLong(2, offset);
      delete.executeUpdate();
    }
  }

  /** Updates the refusal of a record that was retried and stays parked. */
  public void keep(Connection connection, ParkedRecord parked, Refusal refusal)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE parked_event SET reason = ?, detail = ? WHERE partition = ? AND "offset" = ?
            """)) {
      update.setString(1, refusal.code().name());
      update.setString(2, refusal.detail());
      update.setInt(3, parked.partition());
      update.setLong(4, parked.offset());
      update.executeUpdate();
    }
  }
}
