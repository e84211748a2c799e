package dev.quittance.payments.receipt.booking;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.MoneyDebited;
import dev.quittance.payments.receipt.Receipt;
import dev.quittance.payments.receipt.ReceiptNote;
import dev.quittance.payments.receipt.ReceiptTerms;
import dev.quittance.payments.receipt.store.ReceiptStore.NewReceipt;
import dev.quittance.payments.receipt.store.ReversalTable.Reversal;
import dev.quittance.payments.receipt.store.StatementTable.NewEntry;
import dev.quittance.payments.statement.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file while it is imported: what is new in it, and what becomes of that. */
final class ImportBatch {

  private final ReceiptBatch receipts = new ReceiptBatch();
  private final List<NewEntry> entries = new ArrayList<>();
  private final List<MatchedPart> parts = new ArrayList<>();
  private final Map<String, MatchedPart> partOfReceipt = new LinkedHashMap<>();
  private final List<StatementReport.Line> unmatched = new ArrayList<>();
  private final List<Reversal> reversals = new ArrayList<>();
  private int debits;

  ReceiptBatch receipts() {
    return receipts;
  }

  /** An entry that no file had before. */
  void add(NewEntry entry) {
    entries.add(entry);
    for (int number = 1; number <= entry.entry().entry().parts().size(); number++) {
      parts.add(MatchedPart.of(entry, number));
    }
  }

  List<NewEntry> entries() {
    return List.copyOf(entries);
  }

  /** New payments that came in, or went out; none of nothing. */
  List<MatchedPart> parts(Direction direction) {
    return parts.stream()
        .filter(one -> one.part().direction() == direction && one.part().amount().isPositive())
        .toList();
  }

  /** Money came: all of it is left, for the reason given. */
  void receive(MatchedPart part, @Nullable String attemptId, ReceiptNote note) {
    Receipt receipt =
        Receipt.received(
            new ReceiptTerms(
                Ids.next(Ids.RECEIPT),
                part.bankAccount(),
                part.part().amount(),
                part.bankReference(),
                part.other(),
                part.remittance(),
                part.entry().bookedOn(),
                attemptId),
            note);
    receipts.receive(receipt);
    partOfReceipt.put(receipt.id(), part);
  }

  /** New receipts with their entries. */
  List<NewReceipt> received() {
    return partOfReceipt.entrySet().stream()
        .map(one ->
            new NewReceipt(
                receipts.now(one.getKey()), one.getValue().key(), one.getValue().number()))
        .toList();
  }

  /** Money went that nobody ordered, for a charge or with an entry of its own. */
  void debit(MatchedPart part, Money amount, MoneyDebited.Purpose purpose) {
    debits++;
    String text = part.remittance();
    receipts.publish(
        new MoneyDebited(
            Ids.next(Ids.RECEIPT),
            part.bankAccount(),
            amount,
            purpose,
            part.bankReference(),
            text == null ? part.other() : text,
            part.entry().bookedOn()));
  }

  /** How many there were. */
  int debits() {
    return debits;
  }

  /** A receipt was taken back by that part of an entry. */
  void takenBack(String entryKey, int part, String receiptId) {
    reversals.add(new Reversal(entryKey, part, receiptId, null));
  }

  /** A refund came back. */
  void cameBack(MatchedPart part, String refundId) {
    reversals.add(new Reversal(part.key(), part.number(), null, refundId));
  }

  /** Whether a line of this file took the receipt back, or brought the refund back. */
  boolean isCounted(String id) {
    return reversals.stream()
        .anyMatch(one -> id.equals(one.receiptId()) || id.equals(one.refundId()));
  }

  List<Reversal> reversals() {
    return List.copyOf(reversals);
  }

  /** All new payments. */
  List<MatchedPart> parts() {
    return List.copyOf(parts);
  }

  /** A line that a person has to look at, and that no receipt stands for. */
  void addUnmatched(MatchedPart part, StatementReport.Reason reason) {
    unmatched.add(line(part, reason, null));
  }

  /** All lines that a person has to look at. */
  List<StatementReport.Line> unmatched() {
    List<StatementReport.Line> lines = new ArrayList<>(unmatched);
    partOfReceipt.forEach((id, part) -> {
      ReceiptNote note = receipts.now(id).state().note();
      if (note != null) {
        lines.add(line(part, StatementReport.Reason.of(note), id));
      }
    });
    return lines;
  }

  private static StatementReport.Line line(
      MatchedPart part, StatementReport.Reason reason, @Nullable String receiptId) {
    return new StatementReport.Line(
        part.entry().place(),
        part.entry().bookedOn(),
        part.part().direction(),
        part.part().amount(),
        part.bankReference(),
        part.other(),
        part.remittance(),
        reason,
        receiptId);
  }
}
