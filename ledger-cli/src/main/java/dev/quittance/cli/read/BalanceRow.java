package dev.quittance.cli.read;

import dev.quittance.cli.answer.Pending;
import dev.quittance.cli.answer.Posted;
import dev.quittance.cli.text.Amounts;
import dev.quittance.cli.text.Column;
import java.util.List;

/** What an account has in one currency, as a row. */
final class BalanceRow {

  private BalanceRow() {}

  static Column[] columns(String first) {
    return new Column[] {
      Column.left(first),
      Column.left("currency"),
      Column.right("debits"),
      Column.right("credits"),
      Column.right("balance"),
      Column.right("pending debits"),
      Column.right("pending credits")
    };
  }

  static List<String> of(String first, String currency, Posted posted, Pending pending) {
    return List.of(
        first,
        currency,
        Amounts.number(posted.debits(), currency),
        Amounts.number(posted.credits(), currency),
        Amounts.number(posted.balance(), currency),
        Amounts.number(pending.debits(), currency),
        Amounts.number(pending.credits(), currency));
  }
}
