package dev.quittance.ledger.store;

import dev.quittance.ledger.core.journal.PartitionHead;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;

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
            : PartitionHead.start(partition);
      }
    }
  }

  public static void save(Connection connection, GenerationTables tables, PartitionHead head)
      throws SQLException {
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
      upsert.setInt(2, head.partition());
      upsert.setLong(3, head.nextOffset());
      upsert.setLong(4, head.entries());
      upsert.setBytes(5, head.chainHash());
      upsert.executeUpdate();
    }
  }
}
