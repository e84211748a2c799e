package dev.quittance.ledger.store;

import dev.quittance.contract.codec.LogPartition;
import dev.quittance.contract.codec.RecordDecoder;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.ledger.core.journal.LogRecord;
import dev.quittance.ledger.core.journal.ParkedBefore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What is parked in one partition of a generation, a row at a time. */
public final class StoredParking implements ParkedBefore {

  /** The database's refusal, on its way through code that knows no database. */
  public static final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient SQLException refusal;

    Refused(SQLException refusal) {
      super(refusal);
      this.refusal = refusal;
    }

    public SQLException refusal() {
      return refusal;
    }
  }

  private interface Reading<T> {
    T from(ResultSet row) throws SQLException;
  }

  private final Connection connection;
  private final GenerationTables tables;
  private final LogPartition partition;
  private final RecordDecoder decoder;
  private final List<? extends LogRecord> batch;

  /**
   * @param decoder tells what is an event
   * @param batch what is being applied, in offset order: not stored yet
   */
  public StoredParking(
      Connection connection,
      GenerationTables tables,
      LogPartition partition,
      RecordDecoder decoder,
      List<? extends LogRecord> batch) {
    this.connection = connection;
    this.tables = tables;
    this.partition = partition;
    this.decoder = decoder;
    this.batch = batch;
  }

  /**
   * Those of the orders that have something parked, each with the offset of the first.
   *
   * @param queued partitions that have something parked, see {@link #queued}
   * @param partitions the partition of each order
   */
  public static Map<UUID, Long> firstOf(
      Connection connection,
      GenerationTables tables,
      Set<Integer> queued,
      Map<UUID, Integer> partitions)
      throws SQLException {
    Map<UUID, Integer> asked = new HashMap<>();
    partitions.forEach((order, partition) -> {
      if (queued.contains(partition)) {
        asked.put(order, partition);
      }
    });
    return asked.isEmpty() ? Map.of() : read(connection, tables, asked);
  }

  /**
   * Finds those of the partitions that have something parked, which are none most of the time.
   *
   * @param queued where they are put
   */
  public static void queued(
      RoundTrip trip,
      GenerationTables tables,
      Collection<Integer> partitions,
      Set<Integer> queued) {
    trip.read(
        """
        SELECT partition
          FROM unnest(?::int4[]) AS asked (partition)
         WHERE EXISTS (SELECT FROM parked_event AS parked
                        WHERE parked.generation = ? AND parked.partition = asked.partition
                          AND parked.decision IS NULL)
        """,
        (connection, statement, first) -> {
          statement.setArray(
              first, connection.createArrayOf("int4", partitions.toArray(Integer[]::new)));
          statement.setInt(first + 1, tables.number());
          return first + 2;
        },
        row -> {
          while (row.next()) {
            queued.add(row.getInt(1));
          }
        });
  }

  private static Map<UUID, Long> read(
      Connection connection, GenerationTables tables, Map<UUID, Integer> partitions)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT asked.id, found."offset"
              FROM unnest(?::uuid[], ?::int4[]) AS asked (id, partition),
                   LATERAL (SELECT "offset"
                              FROM parked_event AS parked
                             WHERE parked.generation = ? AND parked.partition = asked.partition
                               AND parked.order_id = asked.id AND parked.decision IS NULL
                             ORDER BY "offset"
                             LIMIT 1) AS found
            """)) {
      select.setArray(1, connection.createArrayOf("uuid", partitions.keySet().toArray()));
      select.setArray(2, connection.createArrayOf("int4", partitions.values().toArray()));
      select.setInt(3, tables.number());
      Map<UUID, Long> first = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          first.put(row.getObject(1, UUID.class), row.getLong(2));
        }
      }
      return first;
    }
  }

  @Override
  public long next(UUID order, long after) {
    return read(
        """
        SELECT min("offset")
          FROM parked_event
         WHERE generation = ? AND partition = ? AND "offset" > ? AND order_id = '%s'
           AND decision IS NULL
        """
            .formatted(order),
        after,
        row -> {
          row.next();
          long offset = row.getLong(1);
          return row.wasNull() ? NONE : offset;
        });
  }

  @Override
  public boolean isParkedAlone(long offset) {
    return read(
        """
        SELECT CASE WHEN length(record_key) < 100 THEN record_key END
          FROM parked_event
         WHERE generation = ? AND partition = ? AND "offset" = ? AND decision IS NULL
        """,
        offset,
        row -> row.next() && !partition.isOfSubject(row.getBytes(1)));
  }

  @Override
  public LogRecord at(long offset) {
    // The batch's are the last of all, and one that is decided on is mostly older.
    if (!batch.isEmpty() && offset >= batch.getFirst().offset()) {
      for (LogRecord one : batch) {
        if (one.offset() == offset) {
          return one;
        }
      }
    }
    return read(
        """
        SELECT record_key, headers, payload
          FROM parked_event
         WHERE generation = ? AND partition = ? AND "offset" = ?
        """,
        offset,
        row -> {
          if (!row.next()) {
            throw new IllegalStateException("no event is parked at offset " + offset);
          }
          return new StoredLogRecord(
              decoder,
              partition.number(),
              offset,
              row.getBytes(1),
              (byte[][]) row.getArray(2).getArray(),
              row.getBytes(3));
        });
  }

  private <T> T read(String sql, long offset, Reading<T> reading) {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setInt(1, tables.number());
      select.setInt(2, partition.number());
      select.setLong(3, offset);
      try (ResultSet row = select.executeQuery()) {
        return reading.from(row);
      }
    } catch (SQLException e) {
      throw new Refused(e);
    }
  }
}
