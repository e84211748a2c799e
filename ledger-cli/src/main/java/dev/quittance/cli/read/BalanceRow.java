package dev.quittance.cli.read;

import dev.quittance.cli.response.AccountInCurrency;
import dev.quittance.cli.text.Amounts;
import dev.quittance.cli.text.Column;
import dev.quittance.cli.text.Field;
import java.util.List;
import java.util.function.ToLongFunction;

/** What an account has in one currency, as a row. */
final class BalanceRow {

  static final List<Field<AccountInCurrency>> FIELDS =
      List.of(
          Field.of(Column.id("account"), "account", AccountInCurrency::id),
          Field.of(Column.left("currency"), "currency", AccountInCurrency::currency),
          amount("debits", "postedDebits", one -> one.posted().debits()),
          amount("credits", "postedCredits", one -> one.posted().credits()),
          amount("balance", "balance", one -> one.posted().balance()),
          amount("pending debits", "pendingDebits", one -> one.pending().debits()),
          amount("pending credits", "pendingCredits", one -> one.pending().credits()));

  private BalanceRow() {}

  private static Field<AccountInCurrency> amount(
      String title, String name, ToLongFunction<AccountInCurrency> minor) {
    return Field.of(
        Column.right(title),
        name,
        one -> Amounts.number(minor.applyAsLong(one), one.currency()),
        minor::applyAsLong);
  }
}
