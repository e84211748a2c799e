package dev.quittance.ledger.query.transaction;

import dev.quittance.contract.codec.EventType;
import dev.quittance.kit.database.KeyLookups;
import dev.quittance.ledger.core.fold.Position;
import dev.quittance.ledger.core.fold.TransactionStatus;
import dev.quittance.ledger.core.posting.Posting;
import dev.quittance.ledger.query.snapshot.Snapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The journal entries of orders. The journal has no index on orders, which would cost every entry
 * of every replay; each entry names the one before it, and the transaction the last one.
 */
@ApplicationScoped
public class Timelines {

  private final PostingRows postings;

  Timelines(PostingRows postings) {
    this.postings = postings;
  }

  /** The entries that count of each order, oldest first. */
  Map<UUID, List<TimelineEntry>> of(Snapshot snapshot, Collection<UUID> orders)
      throws SQLException {
    KeyLookups.plan(snapshot.connection());
    List<TimelineEntry> entries =
        entries(snapshot, orders).stream()
            .filter(entry -> snapshot.coverage().covers(entry.position(), entry.occurredAtMicros()))
            .toList();
    Map<Position, List<Posting>> moved =
        postings.of(snapshot, entries.stream().map(TimelineEntry::position).toList());
    Map<UUID, List<TimelineEntry>> timelines = new HashMap<>();
    for (TimelineEntry entry : entries) {
      timelines
          .computeIfAbsent(entry.orderId(), key -> new ArrayList<>())
          .add(entry.with(moved.getOrDefault(entry.position(), List.of())));
    }
    return timelines;
  }

  private static List<TimelineEntry> entries(Snapshot snapshot, Collection<UUID> orders)
      throws SQLException {
    try (PreparedStatement select =
        snapshot
            .connection()
            .prepareStatement(
                """
                WITH RECURSIVE back AS (
                  SELECT j.*
                    FROM %2$s AS t
                    JOIN %1$s AS j ON j.position = t.last_position
                   WHERE t.order_id = ANY (?)
                  UNION ALL
                  SELECT j.*
                    FROM back
                    JOIN %1$s AS j ON j.position = back.previous)
                SELECT position, type, status, event_id, order_id, occurred_at, chain_hash
                  FROM back
                 ORDER BY position
                """
                    .formatted(
                        snapshot.tables().journalEntry(), snapshot.tables().transaction()))) {
      select.setArray(1, snapshot.connection().createArrayOf("uuid", orders.toArray()));
      List<TimelineEntry> entries = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          entries.add(entry(row));
        }
      }
      return entries;
    }
  }

  private static TimelineEntry entry(ResultSet row) throws SQLException {
    return new TimelineEntry(
        row.getObject("order_id", UUID.class),
        Position.ofNumber(row.getLong("position")),
        EventType.values()[row.getInt("type")],
        row.getObject("event_id", UUID.class),
        row.getLong("occurred_at"),
        TransactionStatus.values()[row.getInt("status")],
        row.getBytes("chain_hash"),
        List.of());
  }
}
