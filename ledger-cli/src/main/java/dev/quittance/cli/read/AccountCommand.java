package dev.quittance.cli.read;

import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.http.Query;
import dev.quittance.cli.http.Response;
import dev.quittance.cli.option.AsOfOptions;
import dev.quittance.cli.option.Format;
import dev.quittance.cli.option.GlobalOptions;
import dev.quittance.cli.option.Listed;
import dev.quittance.cli.response.Account;
import dev.quittance.cli.response.AccountInCurrency;
import dev.quittance.cli.text.Lines;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows an account. */
@Command(
    name = "account",
    description = "An account's balances, one a currency.",
    footer = {
      "  quittance account buyer:buyer-1",
      "  quittance account platform:fees --as-of 2026-11-22T10:00:00Z"
    })
public final class AccountCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private AsOfOptions asOf;

  @Parameters(paramLabel = "ACCOUNT", description = "For example buyer:buyer-1.")
  private String id;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    GlobalOptions options = GlobalOptions.of(spec);
    Format format = options.format();
    Response answer = options.ledger().get(asOf.addTo(Query.of("/accounts/" + Query.segment(id))));
    if (format == Format.JSON) {
      out.println(answer.text());
      return ExitCode.OK;
    }
    Account account = answer.as(Account.class);
    Listed.rows(out, format, BalanceRow.FIELDS)
        .print(
            account.balances().stream()
                .map(
                    b -> new AccountInCurrency(account.id(), b.currency(), b.posted(), b.pending()))
                .toList());
    if (format == Format.TABLE) {
      Lines.print(out, account.asOf().text());
    }
    return ExitCode.OK;
  }
}
