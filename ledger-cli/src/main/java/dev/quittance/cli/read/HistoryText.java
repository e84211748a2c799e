package dev.quittance.cli.read;

import dev.quittance.cli.answer.History;
import dev.quittance.cli.answer.Money;
import dev.quittance.cli.answer.Transaction;
import dev.quittance.cli.text.Amounts;
import dev.quittance.cli.text.Column;
import dev.quittance.cli.text.Table;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A transaction and its timeline as text. */
final class HistoryText {

  private HistoryText() {}

  static void print(PrintWriter out, History history) {
    Transaction one = history.transaction();
    out.printf("%s  %s%n", one.orderId(), one.status());
    out.printf("buyer %s, supplier %s", one.buyer(), one.supplier());
    out.printf("%s%n", one.paymentId() == null ? "" : ", payment " + one.paymentId());
    out.printf(
        "total %s, fee %s, refunded %s, fee refunded %s%n%n",
        text(one.total()), text(one.fee()), text(one.refunded()), text(one.feeRefunded()));
    Table timeline =
        new Table(
            out,
            Column.left("occurred at"),
            Column.left("event"),
            Column.left("status"),
            Column.left("place"),
            Column.left("debit"),
            Column.left("credit"),
            Column.right("amount"));
    timeline.print(history.timeline().stream().flatMap(e -> rows(e).stream()).toList());
    if (!history.parked().isEmpty()) {
      out.println();
      new Table(out, Column.left("parked"), Column.left("reason"), Column.left("detail"))
          .print(
              history.parked().stream()
                  .map(p -> List.of(p.partition() + "-" + p.offset(), p.reason(), p.detail()))
                  .toList());
    }
    out.println();
    out.println(history.asOf().text());
  }

  /** A row for each posting, the event's own columns only in the first. */
  private static List<List<String>> rows(History.Entry entry) {
    String place = entry.partition() + ":" + entry.offset();
    List<String> event =
        List.of(
            entry.occurredAt(),
            entry.type(),
            entry.status(),
            entry.step() == 0 ? place : place + " step " + entry.step());
    List<List<String>> rows = new ArrayList<>();
    for (History.Posting posting : entry.postings()) {
      List<String> row = new ArrayList<>(rows.isEmpty() ? event : List.of("", "", "", ""));
      row.add(posting.debit());
      row.add(posting.credit());
      row.add(Amounts.money(posting.amount(), posting.currency()));
      rows.add(row);
    }
    if (rows.isEmpty()) {
      List<String> row = new ArrayList<>(event);
      row.addAll(List.of("", "", ""));
      rows.add(row);
    }
    return rows;
  }

  private static String text(Money money) {
    return Amounts.money(money.amount(), money.currency());
  }
}
