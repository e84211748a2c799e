package dev.quittance.payments.receipt.booking;

import dev.quittance.contract.ReceiptEvent;
import dev.quittance.payments.receipt.Receipt;
import dev.quittance.payments.receipt.ReceiptChange;
import dev.quittance.payments.receipt.ReceiptFold;
import dev.quittance.payments.receipt.ReceiptNote;
import dev.quittance.payments.receipt.store.AllocationTable.Allocation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Receipts while they change within a transaction, and the events that follow. */
final class ReceiptBatch {

  /** Those that were stored before, as they were read. */
  private final Map<String, Receipt> before = new LinkedHashMap<>();

  private final Map<String, Receipt> receipts = new LinkedHashMap<>();
  private final List<ReceiptEvent> events = new ArrayList<>();
  private final List<Allocation> allocations = new ArrayList<>();

  /** A new one. */
  void receive(Receipt receipt) {
    receipts.put(receipt.id(), receipt);
    events.add(ReceiptFold.received(receipt));
  }

  /** One that was stored before, locked. */
  void know(Receipt receipt) {
    if (receipts.putIfAbsent(receipt.id(), receipt) == null) {
      before.put(receipt.id(), receipt);
    }
  }

  void apply(String receiptId, ReceiptChange change) {
    ReceiptFold.Applied applied = ReceiptFold.apply(now(receiptId), change);
    receipts.put(receiptId, applied.receipt());
    events.addAll(applied.events());
  }

  void allocate(String receiptId, ReceiptChange.Allocated change, Instant at) {
    apply(receiptId, change);
    allocations.add(new Allocation(receiptId, change.paymentId(), change.amount(), at));
  }

  void note(Receipt receipt, ReceiptNote note) {
    if (receipt.state().note() != note) {
      apply(receipt.id(), new ReceiptChange.Noted(note));
    }
  }

  /** Something that happened to no receipt. */
  void publish(ReceiptEvent event) {
    events.add(event);
  }

  Optional<Receipt> find(String receiptId) {
    return Optional.ofNullable(receipts.get(receiptId));
  }

  Receipt now(String receiptId) {
    return Objects.requireNonNull(receipts.get(receiptId), receiptId);
  }

  List<Receipt> all() {
    return List.copyOf(receipts.values());
  }

  /** New ones, in the order in which they came. */
  List<Receipt> received() {
    return receipts.values().stream().filter(one -> !before.containsKey(one.id())).toList();
  }

  /** Those that were stored before and have changed. */
  List<Receipt> changed() {
    return before.values().stream()
        .map(one -> now(one.id()))
        .filter(one -> !one.equals(before.get(one.id())))
        .toList();
  }

  /** What is left, by the attempt whose reference is on it; the oldest first. */
  Map<String, List<Receipt>> leftByAttempt() {
    return receipts.values().stream()
        .filter(one -> one.terms().attemptId() != null && one.left().isPositive())
        .sorted(Comparator.comparing(Receipt::id))
        .collect(Collectors.groupingBy(one -> String.valueOf(one.terms().attemptId())));
  }

  List<ReceiptEvent> events() {
    return List.copyOf(events);
  }

  List<Allocation> allocations() {
    return List.copyOf(allocations);
  }
}
