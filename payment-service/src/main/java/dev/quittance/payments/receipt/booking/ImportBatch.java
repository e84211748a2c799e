package dev.quittance.payments.receipt.booking;

import dev.quittance.contract.Ids;
import dev.quittance.payments.receipt.Receipt;
import dev.quittance.payments.receipt.ReceiptNote;
import dev.quittance.payments.receipt.ReceiptTerms;
import dev.quittance.payments.receipt.store.ReceiptStore.NewReceipt;
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
