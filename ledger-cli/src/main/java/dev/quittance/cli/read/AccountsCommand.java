package dev.quittance.cli.read;

import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.http.Listing;
import dev.quittance.cli.http.Query;
import dev.quittance.cli.option.AsOfOptions;
import dev.quittance.cli.option.GlobalOptions;
import dev.quittance.cli.option.Listed;
import dev.quittance.cli.option.PageOptions;
import dev.quittance.cli.response.AccountInCurrency;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists accounts. */
@Command(
    name = "accounts",
    description = "Accounts with their balances, by id and currency.",
    footer = {
      "  quittance accounts -p supplier: -c CNY",
      "  quittance accounts --all -o csv > accounts.csv"
    })
public final class AccountsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private AsOfOptions asOf;
  @Mixin private PageOptions page;

  @Option(
      names = {"-p", "--prefix"},
      paramLabel = "TEXT",
      description = "Only ids that begin so, for example buyer:.")
  private @Nullable String prefix;

  @Option(
      names = {"-c", "--currency"},
      paramLabel = "CODE",
      description = "Only this currency.")
  private @Nullable String currency;

  @Override
  public Integer call() {
    Query query =
        asOf.addTo(Query.of("/accounts").with("prefix", prefix).with("currency", currency));
    Listed.print(
        spec,
        new Listing(GlobalOptions.of(spec).ledger(), query, page.wanted()),
        AccountInCurrency.class,
        BalanceRow.FIELDS);
    return ExitCode.OK;
  }
}
