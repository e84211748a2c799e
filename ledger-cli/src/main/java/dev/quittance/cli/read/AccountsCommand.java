package dev.quittance.cli.read;

import dev.quittance.cli.ExitCode;
import dev.quittance.cli.answer.AccountInCurrency;
import dev.quittance.cli.http.Listing;
import dev.quittance.cli.http.Query;
import dev.quittance.cli.option.AsOfOptions;
import dev.quittance.cli.option.LedgerOptions;
import dev.quittance.cli.option.PageOptions;
import dev.quittance.cli.text.Table;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists accounts. */
@Command(name = "accounts", description = "Accounts with their balances, by id and currency.")
public final class AccountsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private LedgerOptions ledger;
  @Mixin private AsOfOptions asOf;
  @Mixin private PageOptions page;

  @Option(
      names = "--prefix",
      paramLabel = "TEXT",
      description = "Only ids that begin so, for example buyer:.")
  private @Nullable String prefix;

  @Option(names = "--currency", paramLabel = "CODE", description = "Only this currency.")
  private @Nullable String currency;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Query query =
        asOf.addTo(Query.of("/accounts").with("prefix", prefix).with("currency", currency));
    Listing accounts = new Listing(ledger.ledger(), query, page.wanted());
    if (ledger.json()) {
      accounts.print(out);
      return ExitCode.OK;
    }
    Table table = new Table(out, BalanceRow.columns("account"));
    boolean more =
        accounts.forEachPage(
            AccountInCurrency.class,
            items ->
                table.print(
                    items.stream()
                        .map(a -> BalanceRow.of(a.id(), a.currency(), a.posted(), a.pending()))
                        .toList()));
    More.note(spec, more);
    return ExitCode.OK;
  }
}
