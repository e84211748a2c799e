package dev.quittance.cli.text;

import dev.quittance.cli.response.TrialBalance;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** The trial balance, a table a currency. */
public final class TrialBalanceText {

  private record LineInCurrency(String currency, TrialBalance.Line line) {}

  private static final List<Field<LineInCurrency>> FIELDS =
      List.of(
          Field.csv("currency", LineInCurrency::currency),
          Field.csv("account", one -> one.line().account()),
          Field.csv("debits", one -> one.line().debits()),
          Field.csv("credits", one -> one.line().credits()),
          Field.csv("balance", one -> one.line().balance()));

  private TrialBalanceText() {}

  /** One table of all currencies, in minor units, without totals. */
  public static void csv(PrintWriter out, TrialBalance balance) {
    Rows.csv(out, FIELDS)
        .print(
            balance.currencies().stream()
                .flatMap(one ->
                    one.lines().stream().map(line -> new LineInCurrency(one.currency(), line)))
                .toList());
  }

  public static void print(PrintWriter out, TrialBalance balance) {
    if (balance.currencies().isEmpty()) {
      out.printf("Nothing has been posted.%n%n");
    }
    for (TrialBalance.InCurrency one : balance.currencies()) {
      String currency = one.currency();
      List<List<String>> rows = new ArrayList<>();
      for (TrialBalance.Line line : one.lines()) {
        rows.add(row(line.account(), line.debits(), line.credits(), line.balance(), currency));
      }
      rows.add(row("total", one.debits(), one.credits(), one.difference(), currency));
      new Table(
              out,
              Column.id(currency),
              Column.right("debits"),
              Column.right("credits"),
              Column.right("balance"))
          .print(rows);
      Lines.print(out, verdict(one) + "; " + pending(one));
      out.println();
    }
  }

  private static String verdict(TrialBalance.InCurrency one) {
    if (one.difference() != 0) {
      return "NOT BALANCED: off by " + Amounts.money(one.difference(), one.currency());
    }
    return one.isBalanced() ? "Balanced" : "NOT BALANCED: what is pending differs";
  }

  private static String pending(TrialBalance.InCurrency one) {
    return "pending: buyers owe %s, suppliers are due %s"
        .formatted(
            Amounts.money(one.pending().debits(), one.currency()),
            Amounts.money(one.pending().credits(), one.currency()));
  }

  private static List<String> row(
      String account, long debits, long credits, long balance, String currency) {
    return List.of(
        account,
        Amounts.number(debits, currency),
        Amounts.number(credits, currency),
        Amounts.number(balance, currency));
  }
}
