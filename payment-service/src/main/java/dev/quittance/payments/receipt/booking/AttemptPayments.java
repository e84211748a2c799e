package dev.quittance.payments.receipt.booking;

import dev.quittance.contract.Money;
import dev.quittance.payments.gateway.bank.BankCharge;
import dev.quittance.payments.operation.Evidence;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.operation.OperationStatus;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.payment.PaymentStatus;
import dev.quittance.payments.processing.OperationSettlement;
import dev.quittance.payments.receipt.Cover;
import dev.quittance.payments.receipt.Receipt;
import dev.quittance.payments.receipt.ReceiptChange;
import dev.quittance.payments.receipt.ReceiptNote;
import dev.quittance.payments.receipt.store.ReceiptStore;
import dev.quittance.payments.store.PaymentOperation;
import dev.quittance.payments.store.PaymentStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pays attempts with what came with their references. */
@ApplicationScoped
class AttemptPayments {

  private final PaymentStore payments;
  private final ReceiptStore receipts;
  private final OperationSettlement settlement;
  private final Clock clock;

  AttemptPayments(
      PaymentStore payments, ReceiptStore receipts, OperationSettlement settlement, Clock clock) {
    this.payments = payments;
    this.receipts = receipts;
    this.settlement = settlement;
    this.clock = clock;
  }

  /**
   * The attempts that the batch's new receipts name, locked, and after them what is left of earlier
   * receipts of the same attempts. Whoever locks both locks payments first.
   */
  List<PaymentOperation> lock(ReceiptBatch batch) {
    Set<String> attemptIds = new LinkedHashSet<>();
    for (Receipt receipt : batch.received()) {
      if (receipt.terms().attemptId() != null) {
        attemptIds.add(receipt.terms().attemptId());
      }
    }
    if (attemptIds.isEmpty()) {
      return List.of();
    }
    List<PaymentOperation> locked = payments.lockAttempts(attemptIds);
    receipts.lockLeftOf(attemptIds).forEach(batch::know);
    return locked;
  }

  /**
   * Pays the attempts with what is left of their receipts.
   *
   * @return how many are paid now
   */
  int pay(ReceiptBatch batch, List<PaymentOperation> locked) {
    Map<String, List<Receipt>> left = batch.leftByAttempt();
    Map<String, Evidence.BankLine> lines = new LinkedHashMap<>();
    Set<String> paid = new HashSet<>();
    for (PaymentOperation one : locked) {
      String attemptId = one.operation().id();
      pay(batch, one, left.getOrDefault(attemptId, List.of()), paid)
          .ifPresent(line -> {
            lines.put(attemptId, line);
            paid.add(one.payment().id());
          });
    }
    settlement.settleLocked(locked, lines);
    return lines.size();
  }

  /**
   * @param paidNow payments that other attempts have paid meanwhile
   */
  private Optional<Evidence.BankLine> pay(
      ReceiptBatch batch, PaymentOperation row, List<Receipt> left, Set<String> paidNow) {
    Operation attempt = row.operation();
    Money needed = attempt.terms().charge().charged();
    List<Receipt> usable =
        left.stream().filter(one -> one.left().currency().equals(needed.currency())).toList();
    left.stream()
        .filter(one -> !usable.contains(one))
        .forEach(one -> batch.note(one, ReceiptNote.OTHER_CURRENCY));
    boolean paid =
        attempt.status() == OperationStatus.SUCCEEDED
            || row.payment().status().isAuthorized()
            || paidNow.contains(row.payment().id());
    if (paid || attempt.status().isFinal() && !isLate(row)) {
      ReceiptNote note = paid ? ReceiptNote.ALREADY_PAID : ReceiptNote.ATTEMPT_OVER;
      usable.forEach(one -> batch.note(one, note));
      return Optional.empty();
    }
    Optional<Cover> cover = Cover.of(usable, needed);
    if (cover.isEmpty()) {
      usable.forEach(one -> batch.note(one, ReceiptNote.TOO_LITTLE));
      return Optional.empty();
    }
    Evidence.BankLine line = spend(batch, row.payment(), cover.get());
    usable.stream()
        .filter(one -> !cover.get().has(one))
        .forEach(one -> batch.note(one, ReceiptNote.ALREADY_PAID));
    return Optional.of(line);
  }

  /**
   * Whether money pays though its attempt has failed: the buyer has no other attempt, and the order
   * was not cancelled.
   */
  private static boolean isLate(PaymentOperation row) {
    return row.operation().status() == OperationStatus.FAILED
        && row.payment().status() == PaymentStatus.FAILED
        && !row.payment().isCancelled();
  }

  /** The evidence for a payment. A refund goes to whoever sent the first of the money. */
  Evidence.BankLine spend(ReceiptBatch batch, Payment payment, Cover cover) {
    Instant now = clock.instant();
    for (Cover.Part part : cover.parts()) {
      batch.allocate(
          part.receipt().id(),
          new ReceiptChange.Allocated(payment.terms().orderId(), payment.id(), part.amount()),
          now);
    }
    Receipt first = cover.parts().getFirst().receipt();
    BankCharge charge = new BankCharge(first.terms().bankAccount(), first.terms().bankReference());
    return new Evidence.BankLine(charge.text(), now);
  }
}
