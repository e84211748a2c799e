package dev.quittance.payments.receipt.booking;

import dev.quittance.contract.Money;
import dev.quittance.payments.receipt.Receipt;
import dev.quittance.payments.receipt.ReceiptChange;
import dev.quittance.payments.receipt.store.EarlyReversals;
import dev.quittance.payments.receipt.store.EarlyReversals.EarlyReversal;
import dev.quittance.payments.receipt.store.ReceiptStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Money that the bank took back by itself. A reversal has the bank reference of what it takes back,
 * and may be imported before it.
 */
@ApplicationScoped
class TakenBack {

  private final ReceiptStore receipts;
  private final EarlyReversals early;

  TakenBack(ReceiptStore receipts, EarlyReversals early) {
    this.receipts = receipts;
    this.early = early;
  }

  /** New receipts of which reversals were imported before. */
  void byEarlierReversals(ReceiptBatch batch) {
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
        early.remove(reversal);
      }
    }
  }

  /**
   * The reversals of a file.
   *
   * @return those of what is not known yet, to be stored with their entries
   */
  List<EarlyReversal> by(ImportBatch file, List<MatchedPart> reversals) {
    List<EarlyReversal> unknown = new ArrayList<>();
    for (MatchedPart reversal : reversals) {
      ReceiptBatch batch = file.receipts();
      Money amount = reversal.part().amount();
      receipts
          .lockReceived(reversal.bankAccount(), reversal.bankReference(), amount)
          .forEach(batch::know);
      List<Receipt> received =
          batch.all().stream()
              .filter(one -> isOf(one, reversal.bankAccount(), reversal.bankReference(), amount))
              .toList();
      Optional<Receipt> left = received.stream().filter(one -> has(one, amount)).findFirst();
      if (left.isPresent()) {
        take(batch, left.get(), amount);
      } else if (received.isEmpty()) {
        file.addUnmatched(reversal, StatementReport.Reason.NOT_RECEIVED);
        unknown.add(
            new EarlyReversal(
                reversal.key(),
                reversal.number(),
                reversal.bankAccount(),
                reversal.bankReference(),
                amount));
      } else {
        file.addUnmatched(reversal, StatementReport.Reason.TAKEN_BACK);
      }
    }
    return unknown;
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
