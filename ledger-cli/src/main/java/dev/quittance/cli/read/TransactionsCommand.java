package dev.quittance.cli.read;

import dev.quittance.cli.ExitCode;
import dev.quittance.cli.answer.Money;
import dev.quittance.cli.answer.Transaction;
import dev.quittance.cli.http.Listing;
import dev.quittance.cli.option.AsOfOptions;
import dev.quittance.cli.option.LedgerOptions;
import dev.quittance.cli.option.PageOptions;
import dev.quittance.cli.text.Amounts;
import dev.quittance.cli.text.Column;
import dev.quittance.cli.text.Table;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists transactions. */
@Command(name = "transactions", description = "What became of orders, the last placed first.")
public final class TransactionsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private LedgerOptions ledger;
  @Mixin private TransactionFilters filters;
  @Mixin private AsOfOptions asOf;
  @Mixin private PageOptions page;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Listing transactions = new Listing(ledger.ledger(), asOf.addTo(filters.query()), page.wanted());
    if (ledger.json()) {
      transactions.print(out);
      return ExitCode.OK;
    }
    Table table =
        new Table(
            out,
            Column.left("order"),
            Column.left("status"),
            Column.left("buyer"),
            Column.left("supplier"),
            Column.right("total"),
            Column.right("fee"),
            Column.right("refunded"),
            Column.left("placed at"));
    boolean more =
        transactions.forEachPage(
            Transaction.class,
            items -> table.print(items.stream().map(TransactionsCommand::row).toList()));
    More.note(spec, more);
    return ExitCode.OK;
  }

  private static List<String> row(Transaction one) {
    return List.of(
        one.orderId(),
        one.status(),
        one.buyer(),
        one.supplier(),
        text(one.total()),
        text(one.fee()),
        text(one.refunded()),
        one.placedAt());
  }

  private static String text(Money money) {
    return Amounts.money(money.amount(), money.currency());
  }
}
