package dev.quittance.cli.read;

import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.http.Listing;
import dev.quittance.cli.option.AsOfOptions;
import dev.quittance.cli.option.GlobalOptions;
import dev.quittance.cli.option.Listed;
import dev.quittance.cli.option.PageOptions;
import dev.quittance.cli.response.Money;
import dev.quittance.cli.response.Transaction;
import dev.quittance.cli.text.Amounts;
import dev.quittance.cli.text.Column;
import dev.quittance.cli.text.Field;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists transactions. */
@Command(
    name = "transactions",
    description = "What became of orders, the last placed first.",
    footer = {
      "  quittance transactions --status refunded -n 5",
      "  quittance transactions --buyer buyer-1 --min-amount 10.99 -c CNY",
      "  quittance transactions --all -o csv > transactions.csv"
    })
public final class TransactionsCommand implements Callable<Integer> {

  private static final List<Field<Transaction>> FIELDS =
      List.of(
          Field.of(Column.id("order"), "orderId", Transaction::orderId),
          Field.of(Column.left("status"), "status", Transaction::status),
          Field.of(Column.id("buyer"), "buyer", Transaction::buyer),
          Field.of(Column.id("supplier"), "supplier", Transaction::supplier),
          Field.csv("paymentId", Transaction::paymentId),
          Field.csv("currency", one -> one.total().currency()),
          money("total", "total", Transaction::total),
          money("fee", "fee", Transaction::fee),
          money("refunded", "refunded", Transaction::refunded),
          Field.csv("feeRefunded", one -> one.feeRefunded().amount()),
          Field.of(Column.time("placed at"), "placedAt", Transaction::placedAt),
          Field.csv("updatedAt", Transaction::updatedAt));

  @Spec private CommandSpec spec;
  @Mixin private TransactionFilters filters;
  @Mixin private AsOfOptions asOf;
  @Mixin private PageOptions page;

  @Override
  public Integer call() {
    Listed.print(
        spec,
        new Listing(GlobalOptions.of(spec).ledger(), asOf.addTo(filters.query()), page.wanted()),
        Transaction.class,
        FIELDS);
    return ExitCode.OK;
  }

  private static Field<Transaction> money(
      String title, String name, Function<Transaction, Money> money) {
    return Field.of(
        Column.right(title),
        name,
        one -> Amounts.money(money.apply(one).amount(), money.apply(one).currency()),
        one -> money.apply(one).amount());
  }
}
