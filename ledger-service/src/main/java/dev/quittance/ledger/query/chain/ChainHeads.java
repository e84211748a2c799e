package dev.quittance.ledger.query.chain;

import dev.quittance.ledger.core.fold.Position;
import dev.quittance.ledger.core.journal.Chain;
import dev.quittance.ledger.core.journal.PartitionHead;
import dev.quittance.ledger.query.snapshot.Snapshot;
import dev.quittance.ledger.store.PartitionHeads;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The chains' heads, now or at earlier offsets. */
public final class ChainHeads {

  private ChainHeads() {}

  /** One for each partition of the log. */
  public static List<PartitionHead> of(Snapshot snapshot) throws SQLException {
    Map<Integer, PartitionHead> stored =
        PartitionHeads.all(snapshot.connection(), snapshot.tables());
    List<PartitionHead> heads = new ArrayList<>();
    for (Map.Entry<Integer, Long> end : snapshot.coverage().offsets().byPartition().entrySet()) {
      PartitionHead head = stored.getOrDefault(end.getKey(), PartitionHead.start(end.getKey()));
      heads.add(
          head.nextOffset() == end.getValue()
              ? head
              : earlier(snapshot, head.partition(), end.getValue()));
    }
    return heads;
  }

  private static PartitionHead earlier(Snapshot snapshot, int partition, long end)
      throws SQLException {
    try (PreparedStatement select =
        snapshot
            .connection()
            .prepareStatement(
                """
                SELECT (SELECT count(*) FROM %1$s WHERE position >= ? AND position < ?),
                       (SELECT chain_hash FROM %1$s WHERE position >= ? AND position < ?
                         ORDER BY position DESC LIMIT 1)
                """
                    .formatted(snapshot.tables().journalEntry()))) {
      long start = Position.of(partition, 0).number();
      long stop = Position.of(partition, end).number();
      select.setLong(1, start);
      select.setLong(2, stop);
      select.setLong(3, start);
      select.setLong(4, stop);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        byte[] hash = row.getBytes(2);
        return new PartitionHead(
            partition, end, row.getLong(1), hash == null ? new byte[Chain.HASH_BYTES] : hash, null);
      }
    }
  }
}
