package dev.quittance.ledger.store;

import dev.quittance.ledger.core.journal.PartitionHead;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The heads of a generation's partitions as rows. */
public final class PartitionHeads {

  private PartitionHeads() {}

  /** A generation's heads by partition; partitions it has not begun are left out. */
  public static SortedMap<Integer, PartitionHead> all(
      Connection connection, GenerationTables tables) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT partition, next_offset, entries, chain_hash
              FROM partition_head
             WHERE generation = ?
            """)) {
      select.setInt(1, tables.number());
      SortedMap<Integer, PartitionHead> heads = new TreeMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          heads.put(
              row.getInt(1),
              new PartitionHead(row.getInt(1), row.getLong(2), row.getLong(3), row.getBytes(4)));
        }
      }
      return heads;
    }
  }

  public static void save(Connection connection, GenerationTables tables, List<PartitionHead> heads)
      throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            """
            INSERT INTO partition_head (generation, partition, next_offset, entries, chain_hash)
            SELECT ?, * FROM unnest(?::int4[], ?::int8[], ?::int8[], ?::bytea[])
            ON CONFLICT (generation, partition) DO UPDATE
               SET next_offset = excluded.next_offset,
                   entries = excluded.entries,
                   chain_hash = excluded.chain_hash
            """)) {
      upsert.setInt(1, tables.number());
      upsert.setArray(2, array(connection, "int4", heads, PartitionHead::partition));
      upsert.setArray(3, array(connection, "int8", heads, PartitionHead::nextOffset));
      upsert.setArray(4, array(connection, "int8", heads, PartitionHead::entries));
      upsert.setArray(
          5,
          connection.createArrayOf(
              "bytea", heads.stream().map(PartitionHead::chainHash).toArray(byte[][]::new)));
      upsert.executeUpdate();
    }
  }

  private static Array array(
      Connection connection,
      String type,
      List<PartitionHead> heads,
      Function<PartitionHead, Object> value)
      throws SQLException {
    return connection.createArrayOf(type, heads.stream().map(value).toArray());
  }
}
