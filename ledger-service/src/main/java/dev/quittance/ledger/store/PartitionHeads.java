package dev.quittance.ledger.store;

import dev.quittance.kit.database.RoundTrip;
import dev.quittance.ledger.core.checkpoint.Running;
import dev.quittance.ledger.core.checkpoint.Span;
import dev.quittance.ledger.core.checkpoint.Totals;
import dev.quittance.ledger.core.journal.PartitionHead;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The heads of a generation's partitions as rows. */
public final class PartitionHeads {

  private PartitionHeads() {}

  /** A generation's heads by partition; partitions it has not begun are left out. */
  public static SortedMap<Integer, PartitionHead> all(
      Connection connection, GenerationTables tables) throws SQLException {
    SortedMap<Integer, PartitionHead> heads = new TreeMap<>();
    RoundTrip trip = new RoundTrip();
    read(trip, tables, heads);
    trip.send(connection);
    return heads;
  }

  /**
   * The same, together with other statements.
   *
   * @param heads where they are put
   */
  public static void read(
      RoundTrip trip, GenerationTables tables, Map<Integer, PartitionHead> heads) {
    trip.read(
        """
        SELECT partition, next_offset, entries, chain_hash, totals,
               since_entries, since_earliest, since_latest
          FROM partition_head
         WHERE generation = ?
        """,
        (connection, statement, first) -> {
          statement.setInt(first, tables.number());
          return first + 1;
        },
        row -> {
          while (row.next()) {
            heads.put(
                row.getInt(1),
                new PartitionHead(
                    row.getInt(1), row.getLong(2), row.getLong(3), row.getBytes(4), running(row)));
          }
        });
  }

  private static @Nullable Running running(ResultSet row) throws SQLException {
    String totals = row.getString("totals");
    return totals == null
        ? null
        : new Running(
            Totals.parse(totals),
            new Span(
                row.getLong("since_entries"),
                row.getLong("since_earliest"),
                row.getLong("since_latest")));
  }

  /** Whether the generation knows the totals of all its partitions. */
  public static boolean knowTotals(Connection connection, GenerationTables tables)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT FROM partition_head WHERE generation = ? AND totals IS NULL LIMIT 1")) {
      select.setInt(1, tables.number());
      try (ResultSet row = select.executeQuery()) {
        return !row.next();
      }
    }
  }

  public static void save(Connection connection, GenerationTables tables, List<PartitionHead> heads)
      throws SQLException {
    RoundTrip trip = new RoundTrip();
    save(trip, tables, heads);
    trip.send(connection);
  }

  /** The same, together with other statements. */
  public static void save(RoundTrip trip, GenerationTables tables, List<PartitionHead> heads) {
    trip.add(
        """
        INSERT INTO partition_head (generation, partition, next_offset, entries, chain_hash,
                                    totals, since_entries, since_earliest, since_latest)
        SELECT ?, * FROM unnest(?::int4[], ?::int8[], ?::int8[], ?::bytea[],
                                ?::text[], ?::int8[], ?::int8[], ?::int8[])
        ON CONFLICT (generation, partition) DO UPDATE
           SET next_offset = excluded.next_offset,
               entries = excluded.entries,
               chain_hash = excluded.chain_hash,
               totals = excluded.totals,
               since_entries = excluded.since_entries,
               since_earliest = excluded.since_earliest,
               since_latest = excluded.since_latest
        """,
        (connection, upsert, first) -> {
          int next = first;
          upsert.setInt(next++, tables.number());
          upsert.setArray(next++, array(connection, "int4", heads, PartitionHead::partition));
          upsert.setArray(next++, array(connection, "int8", heads, PartitionHead::nextOffset));
          upsert.setArray(next++, array(connection, "int8", heads, PartitionHead::entries));
          upsert.setArray(
              next++,
              connection.createArrayOf(
                  "bytea", heads.stream().map(PartitionHead::chainHash).toArray(byte[][]::new)));
          upsert.setArray(next++, array(connection, "text", heads, of(one -> one.totals().text())));
          upsert.setArray(
              next++, array(connection, "int8", heads, of(one -> one.since().entries())));
          upsert.setArray(
              next++, array(connection, "int8", heads, of(one -> one.since().earliestMicros())));
          upsert.setArray(
              next++, array(connection, "int8", heads, of(one -> one.since().latestMicros())));
          return next;
        });
  }

  private static Function<PartitionHead, @Nullable Object> of(Function<Running, Object> value) {
    return head -> {
      Running running = head.running();
      return running == null ? null : value.apply(running);
    };
  }

  private static Array array(
      Connection connection,
      String type,
      List<PartitionHead> heads,
      Function<PartitionHead, ? extends @Nullable Object> value)
      throws SQLException {
    return connection.createArrayOf(type, heads.stream().map(value).toArray());
  }
}
