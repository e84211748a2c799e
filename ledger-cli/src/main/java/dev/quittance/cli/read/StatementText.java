package dev.quittance.cli.read;

import dev.quittance.cli.response.Statement;
import dev.quittance.cli.text.Amounts;
import dev.quittance.cli.text.Column;
import dev.quittance.cli.text.Lines;
import dev.quittance.cli.text.Table;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement's pages under one heading. */
final class StatementText {

  private final PrintWriter out;
  private final Table table;
  private boolean begun;

  StatementText(PrintWriter out) {
    this.out = out;
    this.table =
        new Table(
            out,
            Column.time("occurred at"),
            Column.left("event"),
            Column.id("order"),
            Column.id("counter account"),
            Column.right("debit"),
            Column.right("credit"),
            Column.right("balance"));
  }

  void print(Statement page) {
    if (!begun) {
      begun = true;
      Lines.print(
          out,
          "%s, %s: opening balance %s, closing balance %s"
              .formatted(
                  page.account(),
                  page.currency(),
                  Amounts.money(page.openingBalance(), page.currency()),
                  Amounts.money(page.closingBalance(), page.currency())));
      Lines.print(out, page.asOf().text());
      out.println();
    }
    table.print(page.data().stream().map(line -> row(line, page.currency())).toList());
  }

  private static List<String> row(Statement.Line line, String currency) {
    return List.of(
        line.occurredAt(),
        line.type(),
        line.orderId(),
        line.counterAccount(),
        text(line.debit(), currency),
        text(line.credit(), currency),
        Amounts.number(line.balance(), currency));
  }

  private static String text(@Nullable Long minor, String currency) {
    return minor == null ? "" : Amounts.number(minor, currency);
  }
}
