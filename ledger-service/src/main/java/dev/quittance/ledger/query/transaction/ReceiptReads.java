package dev.quittance.ledger.query.transaction;

import dev.quittance.ledger.core.fold.Transaction;
import dev.quittance.ledger.query.parked.ParkedNotice;
import dev.quittance.ledger.query.parked.ParkedRows;
import dev.quittance.ledger.query.snapshot.SnapshotRead;
import dev.quittance.ledger.store.TransactionStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Receipts: money that bank accounts received, and what became of it. */
@ApplicationScoped
public class ReceiptReads {

  private final TransactionStore transactions;
  private final TransactionReads reads;
  private final Timelines timelines;

  ReceiptReads(TransactionStore transactions, TransactionReads reads, Timelines timelines) {
    this.transactions = transactions;
    this.reads = reads;
    this.timelines = timelines;
  }

  /** A receipt's history; without a receipt if no entry of it counts. */
  public SnapshotRead<ReceiptHistory> history(UUID receiptId) {
    return snapshot -> {
      List<ParkedNotice> parked = ParkedRows.ofOrder(snapshot, receiptId);
      List<Transaction> found =
          transactions.load(snapshot.connection(), snapshot.tables(), List.of(receiptId));
      List<TimelineEntry> timeline =
          timelines.of(snapshot, List.of(receiptId)).getOrDefault(receiptId, List.of());
      return new ReceiptHistory(
          timeline.isEmpty() || !found.getFirst().status().isOfReceipt()
              ? Optional.empty()
              : Optional.of(ReceiptState.after(found.getFirst(), timeline)),
          timeline,
          parked);
    };
  }

  /** Receipts of which an entry counts, the last received first. */
  public SnapshotRead<List<ReceiptState>> list(TransactionFilter filter, int limit) {
    return snapshot -> {
      List<Transaction> found = reads.find(snapshot, filter, limit);
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
            return history == null ? ReceiptState.now(one) : ReceiptState.after(one, history);
          })
          .toList();
    };
  }
}
