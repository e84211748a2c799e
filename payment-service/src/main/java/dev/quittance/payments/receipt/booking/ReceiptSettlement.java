package dev.quittance.payments.receipt.booking;

import dev.quittance.kit.outbox.Outbox;
import dev.quittance.kit.trace.Trace;
import dev.quittance.payments.receipt.store.AllocationTable;
import dev.quittance.payments.receipt.store.ReceiptStore;
import dev.quittance.payments.receipt.store.ReceiptStore.NewReceipt;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Stores what happened to receipts, and appends the events that follow to the outbox. */
@ApplicationScoped
class ReceiptSettlement {

  private final ReceiptStore receipts;
  private final AllocationTable allocations;
  private final Outbox outbox;
  private final Trace trace;

  ReceiptSettlement(
      ReceiptStore receipts, AllocationTable allocations, Outbox outbox, Trace trace) {
    this.receipts = receipts;
    this.allocations = allocations;
    this.outbox = outbox;
    this.trace = trace;
  }

  /** Stores a batch without new receipts. */
  void settle(ReceiptBatch batch) {
    settle(batch, List.of());
  }

  /**
   * @param received the batch's new receipts
   */
  void settle(ReceiptBatch batch, List<NewReceipt> received) {
    receipts.add(received);
    receipts.save(batch.changed());
    allocations.add(batch.allocations());
    if (!batch.events().isEmpty()) {
      String cause = trace.traceparent();
      outbox.appendCaused(
          batch.events().stream().map(event -> new Outbox.Caused(event, cause)).toList());
    }
  }
}
