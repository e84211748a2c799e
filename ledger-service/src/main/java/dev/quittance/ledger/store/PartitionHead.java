package dev.quittance.ledger.store;

import dev.quittance.ledger.core.journal.Chain;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far a generation has taken a partition.
 *
 * @param nextOffset the first offset it has not taken
 * @param entries how many journal entries it has there
 * @param chainHash the hash of the last of them
 */
public record PartitionHead(int partition, long nextOffset, long entries, byte[] chainHash) {

  public static PartitionHead start(int partition) {
    return new PartitionHead(partition, 0, 0, new byte[Chain.HASH_BYTES]);
  }

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

  public static PartitionHead load(Connection connection, GenerationTables tables, int partition)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT next_offset, entries, chain_hash
              FROM partition_head
             WHERE generation = ? AND partition = ?
            """)) {
      select.setInt(1, tables.number());
      select.setInt(2, partition);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? new PartitionHead(partition, row.getLong(1), row.getLong(2), row.getBytes(3))
            : start(partition);
      }
    }
  }

  public void save(Connection connection, GenerationTables tables) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            """
            INSERT INTO partition_head (generation, partition, next_offset, entries, chain_hash)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (generation, partition) DO UPDATE
               SET next_offset = excluded.next_offset,
                   entries = excluded.entries,
                   chain_hash = excluded.chain_hash
            """)) {
      upsert.setInt(1, tables.number());
      upsert.setInt(2, partition);
      upsert.setLong(3, nextOffset);
      upsert.setLong(4, entries);
      upsert.setBytes(5, chainHash);
      upsert.executeUpdate();
    }
  }
}
