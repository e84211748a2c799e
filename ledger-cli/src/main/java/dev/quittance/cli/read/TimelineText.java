package dev.quittance.cli.read;

import dev.quittance.cli.response.AsOf;
import dev.quittance.cli.response.History;
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
import org.jspecify.annotations.Nullable;

/** Journal entries of an order or a receipt, and what is parked of it, as text. */
final class TimelineText {

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
          Field.shown(Column.left("place"), line -> line.shown(TimelineText::place)),
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

  private TimelineText() {}

  private static Field<Line> entry(
      Column column, String name, Function<History.Entry, String> text) {
    return Field.of(column, name, line -> line.shown(text), line -> text.apply(line.entry()));
  }

  private static String place(History.Entry entry) {
    String place = entry.partition() + ":" + entry.offset();
    return entry.step() == 0 ? place : place + " step " + entry.step();
  }

  static void csv(PrintWriter out, List<History.Entry> timeline) {
    Rows.csv(out, FIELDS).print(lines(timeline));
  }

  static void print(
      PrintWriter out, List<History.Entry> timeline, List<History.Parked> parked, AsOf asOf) {
    out.println();
    Rows.table(out, FIELDS).print(lines(timeline));
    if (!parked.isEmpty()) {
      out.println();
      new Table(out, Column.left("parked"), Column.left("reason"), Column.left("detail"))
          .print(
              parked.stream()
                  .map(p -> List.of(p.partition() + "-" + p.offset(), p.reason(), p.detail()))
                  .toList());
    }
    out.println();
    Lines.print(out, asOf.text());
  }

  /** A line for each posting. */
  private static List<Line> lines(List<History.Entry> timeline) {
    List<Line> lines = new ArrayList<>();
    for (History.Entry entry : timeline) {
      if (entry.postings().isEmpty()) {
        lines.add(new Line(entry, null, true));
      }
      for (int i = 0; i < entry.postings().size(); i++) {
        lines.add(new Line(entry, entry.postings().get(i), i == 0));
      }
    }
    return lines;
  }
}
