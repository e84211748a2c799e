package dev.quittance.payments.receipt.booking;

import dev.quittance.contract.MoneyDebited;
import dev.quittance.payments.gateway.bank.BankGateway;
import dev.quittance.payments.receipt.ReceiptNote;
import dev.quittance.payments.receipt.store.AttemptsByReference;
import dev.quittance.payments.receipt.store.EarlyReversals.EarlyReversal;
import dev.quittance.payments.statement.CreditorReference;
import dev.quittance.payments.statement.Direction;
import dev.quittance.payments.store.PaymentOperation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out what the new entries of a file are about, within the current transaction. */
@ApplicationScoped
class EntryMatching {

  private final AttemptsByReference attempts;
  private final AttemptPayments payments;
  private final TakenBack takenBack;
  private final RefundReturns refundReturns;

  EntryMatching(
      AttemptsByReference attempts,
      AttemptPayments payments,
      TakenBack takenBack,
      RefundReturns refundReturns) {
    this.attempts = attempts;
    this.payments = payments;
    this.takenBack = takenBack;
    this.refundReturns = refundReturns;
  }

  /**
   * What came of it, beside the batch.
   *
   * @param early reversals of what no file has shown yet
   * @param paid how many payments are paid now
   */
  record Result(List<EarlyReversal> early, int paid) {}

  /** What was taken back pays nothing, so reversals are looked at before anything is paid. */
  Result match(ImportBatch batch) {
    receive(batch);
    List<PaymentOperation> locked = payments.lock(batch.receipts());
    takenBack.byEarlierReversals(batch);
    List<EarlyReversal> early = spend(batch);
    charge(batch);
    return new Result(early, payments.pay(batch.receipts(), locked));
  }

  private void receive(ImportBatch batch) {
    List<MatchedPart> credits = batch.parts(Direction.CREDIT);
    Set<CreditorReference> references =
        credits.stream().flatMap(part -> part.references().stream()).collect(Collectors.toSet());
    Map<CreditorReference, String> found = attempts.find(references, BankGateway.NAME);
    for (MatchedPart part : credits) {
      if (refundReturns.match(batch, part)) {
        continue;
      }
      Set<String> named =
          part.references().stream()
              .map(found::get)
              .filter(Objects::nonNull)
              .collect(Collectors.toSet());
      boolean clear = named.size() == 1 && !part.entry().partsDiffer() && !part.isBack();
      batch.receive(part, clear ? named.iterator().next() : null, note(part, named.size()));
    }
  }

  /** Why it is left, unless its attempt takes it. */
  private static ReceiptNote note(MatchedPart part, int attempts) {
    if (part.isBack()) {
      return ReceiptNote.CAME_BACK;
    }
    if (part.entry().partsDiffer()) {
      return ReceiptNote.DETAILS_DIFFER;
    }
    return switch (attempts) {
      case 0 ->
          part.references().isEmpty() ? ReceiptNote.NO_REFERENCE : ReceiptNote.UNKNOWN_REFERENCE;
      case 1 -> ReceiptNote.TOO_LITTLE;
      default -> ReceiptNote.SEVERAL_REFERENCES;
    };
  }

  /** What the bank kept of payments, or took on top. */
  private static void charge(ImportBatch batch) {
    batch.parts().stream()
        .filter(part -> part.part().charge().isPositive())
        .forEach(part -> batch.debit(part, part.part().charge(), MoneyDebited.Purpose.FEE));
  }

  /** Money that went out: taken back, the bank's, ordered by us, or something to be looked at. */
  private List<EarlyReversal> spend(ImportBatch batch) {
    List<MatchedPart> reversals = new ArrayList<>();
    for (MatchedPart part : batch.parts(Direction.DEBIT)) {
      if (part.isBack()) {
        reversals.add(part);
      } else if (part.entry().fee()) {
        batch.debit(part, part.part().amount(), MoneyDebited.Purpose.FEE);
      } else if (!part.isOurOrder()) {
        batch.addUnmatched(part, StatementReport.Reason.NOT_ORDERED);
        batch.debit(part, part.part().amount(), MoneyDebited.Purpose.OTHER);
      }
    }
    return takenBack.by(batch, reversals);
  }
}
