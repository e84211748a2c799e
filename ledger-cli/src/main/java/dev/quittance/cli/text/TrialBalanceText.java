package dev.quittance.cli.text;

import dev.quittance.cli.answer.TrialBalance;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** The trial balance, a table a currency. */
public final class TrialBalanceText {

  private TrialBalanceText() {}

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
              Column.left(currency),
              Column.right("debits"),
              Column.right("credits"),
              Column.right("balance"))
          .print(rows);
      out.printf("%s; %s%n%n", verdict(one), pending(one));
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
