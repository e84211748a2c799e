package dev.quittance.ledger.query.transaction;

import dev.quittance.ledger.core.fold.Transaction;
import dev.quittance.ledger.query.parked.ParkedNotice;
import dev.quittance.ledger.query.parked.ParkedRows;
import dev.quittance.ledger.query.snapshot.Snapshot;
import dev.quittance.ledger.query.snapshot.SnapshotRead;
import dev.quittance.ledger.query.snapshot.StatusSql;
import dev.quittance.ledger.store.TransactionStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Transactions, one an order. */
@ApplicationScoped
public class TransactionReads {

  private final TransactionStore transactions;
  private final Timelines timelines;

  TransactionReads(TransactionStore transactions, Timelines timelines) {
    this.transactions = transactions;
    this.timelines = timelines;
  }

  /** An order's history; without a transaction if no entry of it counts. */
  public SnapshotRead<OrderHistory> history(UUID orderId) {
    return snapshot -> {
      List<ParkedNotice> parked = ParkedRows.ofOrder(snapshot, orderId);
      List<Transaction> found =
          transactions.load(snapshot.connection(), snapshot.tables(), List.of(orderId));
      List<TimelineEntry> timeline =
          timelines.of(snapshot, List.of(orderId)).getOrDefault(orderId, List.of());
      return new OrderHistory(
          timeline.isEmpty() || found.getFirst().status().isOfReceipt()
              ? Optional.empty()
              : Optional.of(TransactionState.after(found.getFirst(), timeline)),
          timeline,
          parked);
    };
  }

  /** Transactions of which an entry counts, the last placed first. */
  public SnapshotRead<List<TransactionState>> list(TransactionFilter filter, int limit) {
    return snapshot -> {
      List<Transaction> found = find(snapshot, filter, limit);
      List<UUID> past =
          found.stream()
              .filter(one -> !snapshot.coverage().covers(one.last(), one.updatedAtMicros()))
              .map(Transaction::orderId)
              .toList();
      Map<UUID, List<TimelineEntry>> histories =
          past.isEmpty() ? Map.of() : timelines.of(snapshot, past);
      return found.stream()
          .map(one -> {
            List<TimelineEntry> history = histories.get(one.orderId());
            return history == null
                ? TransactionState.now(one)
                : TransactionState.after(one, history);
          })
          .toList();
    };
  }

  /** Transactions of orders or receipts of which an entry counts, as they are now. */
  List<Transaction> find(Snapshot snapshot, TransactionFilter filter, int limit)
      throws SQLException {
    String sql =
        String.format(
            Locale.ROOT,
            """
            SELECT %s
              FROM %s AS t, %s AS e (status_then)
             WHERE %s AND %s
             ORDER BY t.placed_at DESC, t.order_id DESC
             LIMIT %d
            """,
            TransactionStore.COLUMNS,
            snapshot.tables().transaction(),
            StatusSql.lastCovered(snapshot),
            snapshot.coverage().mayCover("t"),
            TransactionConditions.of(snapshot.connection(), filter),
            limit);
    try (Statement select = snapshot.connection().createStatement();
        ResultSet row = select.executeQuery(sql)) {
      return transactions.read(snapshot.connection(), row);
    }
  }
}
