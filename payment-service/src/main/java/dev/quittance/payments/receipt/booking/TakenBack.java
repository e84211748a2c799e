package dev.quittance.payments.receipt.booking;

import dev.quittance.contract.Money;
import dev.quittance.contract.MoneyDebited;
import dev.quittance.payments.gateway.bank.BankCharge;
import dev.quittance.payments.gateway.bank.BankGateway;
import dev.quittance.payments.processing.DisputeSettlement;
import dev.quittance.payments.receipt.Receipt;
import dev.quittance.payments.receipt.ReceiptChange;
import dev.quittance.payments.receipt.store.AllocationTable;
import dev.quittance.payments.receipt.store.AllocationTable.Allocation;
import dev.quittance.payments.receipt.store.AttemptsByReference;
import dev.quittance.payments.receipt.store.EarlyReversals;
import dev.quittance.payments.receipt.store.EarlyReversals.EarlyReversal;
import dev.quittance.payments.receipt.store.ReceiptStore;
import dev.quittance.payments.receipt.store.ReversalTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Money that the bank took back by itself. A reversal has the bank reference of what it takes back,
 * or the buyer's, and may be imported before it.
 */
@ApplicationScoped
class TakenBack {

  private final ReceiptStore receipts;
  private final EarlyReversals early;
  private final ReversalTable reversals;
  private final AllocationTable allocations;
  private final AttemptsByReference attempts;
  private final DisputeSettlement disputes;

  TakenBack(
      ReceiptStore receipts,
      EarlyReversals early,
      ReversalTable reversals,
      AllocationTable allocations,
      AttemptsByReference attempts,
      DisputeSettlement disputes) {
    this.receipts = receipts;
    this.early = early;
    this.reversals = reversals;
    this.allocations = allocations;
    this.attempts = attempts;
    this.disputes = disputes;
  }

  /** New receipts of which reversals were imported before. */
  void byEarlierReversals(ImportBatch file) {
    ReceiptBatch batch = file.receipts();
    List<Receipt> received = batch.received();
    if (received.isEmpty()) {
      return;
    }
    List<String> references = received.stream().map(one -> one.terms().bankReference()).toList();
    for (EarlyReversal reversal : early.of(references)) {
      Optional<Receipt> found =
          received.stream()
              .map(one -> batch.now(one.id()))
              .filter(one ->
                  isOf(one, reversal.bankAccount(), reversal.bankReference(), reversal.amount()))
              .filter(one -> has(one, reversal.amount()))
              .findFirst();
      if (found.isPresent()) {
        take(batch, found.get(), reversal.amount());
        file.takenBack(reversal.entryKey(), reversal.part(), found.get().id());
        early.remove(reversal);
      }
    }
  }

  /**
   * The reversals of a file.
   *
   * @return those of what is not known yet, to be stored with their entries
   */
  List<EarlyReversal> by(ImportBatch file, List<MatchedPart> parts) {
    List<EarlyReversal> unknown = new ArrayList<>();
    for (MatchedPart reversal : parts) {
      List<Receipt> received = received(file, reversal);
      Set<String> before = reversals.takenBack(received.stream().map(Receipt::id).toList());
      List<Receipt> open =
          received.stream()
              .filter(one -> !before.contains(one.id()) && !file.isCounted(one.id()))
              .toList();
      Money amount = reversal.part().amount();
      if (received.isEmpty()) {
        file.addUnmatched(reversal, StatementReport.Reason.NOT_RECEIVED);
        unknown.add(
            new EarlyReversal(
                reversal.key(),
                reversal.number(),
                reversal.bankAccount(),
                reversal.bankReference(),
                amount));
      } else if (open.isEmpty()) {
        file.addUnmatched(reversal, StatementReport.Reason.TAKEN_BACK);
        file.debit(reversal, amount, MoneyDebited.Purpose.REVERSAL);
      } else {
        takeBack(
            file,
            reversal,
            open.stream().filter(one -> has(one, amount)).findFirst().orElse(open.getFirst()));
      }
    }
    return unknown;
  }

  /** What the reversal may be of, locked: the new ones first, then the newest. */
  private List<Receipt> received(ImportBatch file, MatchedPart reversal) {
    ReceiptBatch batch = file.receipts();
    Money amount = reversal.part().amount();
    String account = reversal.bankAccount();
    receipts.lockReceived(account, reversal.bankReference(), amount).forEach(batch::know);
    List<Receipt> named =
        batch.all().stream()
            .filter(one -> isOf(one, account, reversal.bankReference(), amount))
            .toList();
    if (!named.isEmpty() || reversal.references().isEmpty()) {
      return named;
    }
    Set<String> attemptIds =
        Set.copyOf(attempts.find(reversal.references(), BankGateway.NAME).values());
    receipts.lockReceivedFor(attemptIds, account, amount).forEach(batch::know);
    return batch.all().stream()
        .filter(one ->
            one.terms().attemptId() != null
                && attemptIds.contains(one.terms().attemptId())
                && one.terms().bankAccount().equals(account)
                && one.terms().amount().equals(amount))
        .toList();
  }

  /**
   * What is left of the receipt goes first. Payments that have the rest lose it, as far as they
   * still have it themselves. What nobody has any more is the platform's loss.
   */
  private void takeBack(ImportBatch file, MatchedPart reversal, Receipt receipt) {
    Money missing = reversal.part().amount();
    Money left = receipt.left();
    Money taken = missing.minus(left).isNegative() ? missing : left;
    if (taken.isPositive()) {
      take(file.receipts(), receipt, taken);
      missing = missing.minus(taken);
    }
    file.takenBack(reversal.key(), reversal.number(), receipt.id());
    if (!missing.isPositive()) {
      return;
    }
    file.addUnmatched(reversal, StatementReport.Reason.TAKEN_BACK);
    String name = new BankCharge(reversal.bankAccount(), reversal.bankReference()).text();
    for (Allocation one : allocations.of(List.of(receipt.id()))) {
      Money most = missing.minus(one.amount()).isNegative() ? missing : one.amount();
      if (most.isPositive()) {
        missing = missing.minus(disputes.loseTransfer(one.paymentId(), name, most));
      }
    }
    if (missing.isPositive()) {
      file.debit(reversal, missing, MoneyDebited.Purpose.REVERSAL);
    }
  }

  private static void take(ReceiptBatch batch, Receipt receipt, Money amount) {
    batch.apply(receipt.id(), new ReceiptChange.TakenBack(amount, receipt.terms().bankReference()));
  }

  private static boolean has(Receipt receipt, Money amount) {
    return !receipt.left().minus(amount).isNegative();
  }

  private static boolean isOf(Receipt receipt, String account, String reference, Money amount) {
    return receipt.terms().bankAccount().equals(account)
        && receipt.terms().bankReference().equals(reference)
        && receipt.terms().amount().equals(amount);
  }
}
