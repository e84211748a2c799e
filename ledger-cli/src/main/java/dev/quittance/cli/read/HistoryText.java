package dev.quittance.cli.read;

import dev.quittance.cli.response.History;
import dev.quittance.cli.response.Money;
import dev.quittance.cli.response.Transaction;
import dev.quittance.cli.text.Amounts;
import dev.quittance.cli.text.Column;
import dev.quittance.cli.text.Field;
import dev.quittance.cli.text.Lines;
import dev.quittance.cli.text.Rows;
import dev.quittance.cli.text.Table;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A transaction and its timeline as text. */
final class HistoryText {

  /**
   * A posting with its event, or an event that posts nothing.
   *
   * @param isFirst whether the event's own columns are shown in its row
   */
  private record Line(History.Entry entry, History.@Nullable Posting posting, boolean isFirst) {

    String shown(Function<History.Entry, String> text) {
      return isFirst ? text.apply(entry) : "";
    }

    <R> @Nullable R of(Function<History.Posting, R> value) {
      return posting == null ? null : value.apply(posting);
    }
  }

  private static final List<Field<Line>> FIELDS =
      List.of(
          entry(Column.time("occurred at"), "occurredAt", History.Entry::occurredAt),
          entry(Column.left("event"), "type", History.Entry::type),
          Field.csv("eventId", line -> line.entry().eventId()),
          entry(Column.left("status"), "status", History.Entry::status),
          Field.shown(Column.left("place"), line -> line.shown(HistoryText::place)),
          Field.csv("partition", line -> line.entry().partition()),
          Field.csv("offset", line -> line.entry().offset()),
          Field.csv("step", line -> line.entry().step()),
          Field.of(Column.id("debit"), "debit", line -> line.of(History.Posting::debit)),
          Field.of(Column.id("credit"), "credit", line -> line.of(History.Posting::credit)),
          Field.of(
              Column.right("amount"),
              "amount",
              line ->
                  line.posting() == null
                      ? ""
                      : Amounts.money(line.posting().amount(), line.posting().currency()),
              line -> line.of(History.Posting::amount)),
          Field.csv("currency", line -> line.of(History.Posting::currency)));

  private HistoryText() {}

  private static Field<Line> entry(
      Column column, String name, Function<History.Entry, String> text) {
    return Field.of(column, name, line -> line.shown(text), line -> text.apply(line.entry()));
  }

  private static String place(History.Entry entry) {
    String place = entry.partition() + ":" + entry.offset();
    return entry.step() == 0 ? place : place + " step " + entry.step();
  }

  static void csv(PrintWriter out, History history) {
    Rows.csv(out, FIELDS).print(lines(history));
  }

  static void print(PrintWriter out, History history) {
    Transaction one = history.transaction();
    Lines.print(out, one.orderId() + "  " + one.status());
    Lines.print(
        out,
        "buyer %s, supplier %s%s"
            .formatted(
                one.buyer(),
                one.supplier(),
                one.paymentId() == null ? "" : ", payment " + one.paymentId()));
    Lines.print(
        out,
        "total %s, fee %s, refunded %s, fee refunded %s"
            .formatted(
                text(one.total()), text(one.fee()), text(one.refunded()), text(one.feeRefunded())));
    String more =
        Stream.of(
                amount("surcharge", one.surcharge()),
                amount("charged", one.charged()),
                amount("disputed", one.disputed()),
                amount("lost in disputes", one.withdrawn()))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", "));
    if (!more.isEmpty()) {
      Lines.print(out, more);
    }
    out.println();
    Rows.table(out, FIELDS).print(lines(history));
    if (!history.parked().isEmpty()) {
      out.println();
      new Table(out, Column.left("parked"), Column.left("reason"), Column.left("detail"))
          .print(
              history.parked().stream()
                  .map(p -> List.of(p.partition() + "-" + p.offset(), p.reason(), p.detail()))
                  .toList());
    }
    out.println();
    Lines.print(out, history.asOf().text());
  }

  /** A line for each posting. */
  private static List<Line> lines(History history) {
    List<Line> lines = new ArrayList<>();
    for (History.Entry entry : history.timeline()) {
      if (entry.postings().isEmpty()) {
        lines.add(new Line(entry, null, true));
      }
      for (int i = 0; i < entry.postings().size(); i++) {
        lines.add(new Line(entry, entry.postings().get(i), i == 0));
      }
    }
    return lines;
  }

  private static String amount(String what, @Nullable Money money) {
    return money == null ? "" : what + " " + text(money);
  }

  private static String text(Money money) {
    return Amounts.money(money.amount(), money.currency());
  }
}
