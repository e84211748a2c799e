package dev.quittance.cli.read;

import dev.quittance.cli.ExitCode;
import dev.quittance.cli.answer.Account;
import dev.quittance.cli.http.Answer;
import dev.quittance.cli.http.Query;
import dev.quittance.cli.option.AsOfOptions;
import dev.quittance.cli.option.LedgerOptions;
import dev.quittance.cli.text.Table;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows an account. */
@Command(name = "account", description = "An account's balances, one a currency.")
public final class AccountCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private LedgerOptions ledger;
  @Mixin private AsOfOptions asOf;

  @Parameters(paramLabel = "ACCOUNT", description = "For example buyer:buyer-1.")
  private String id;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Answer answer = ledger.ledger().get(asOf.addTo(Query.of("/accounts/" + Query.segment(id))));
    if (ledger.json()) {
      out.println(answer.text());
      return ExitCode.OK;
    }
    Account account = answer.as(Account.class);
    new Table(out, BalanceRow.columns("account"))
        .print(
            account.balances().stream()
                .map(b -> BalanceRow.of(account.id(), b.currency(), b.posted(), b.pending()))
                .toList());
    out.println(account.asOf().text());
    return ExitCode.OK;
  }
}
