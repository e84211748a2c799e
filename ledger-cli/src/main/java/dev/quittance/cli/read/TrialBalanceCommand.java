package dev.quittance.cli.read;

import dev.quittance.cli.ExitCode;
import dev.quittance.cli.answer.TrialBalance;
import dev.quittance.cli.http.Answer;
import dev.quittance.cli.http.Query;
import dev.quittance.cli.option.AsOfOptions;
import dev.quittance.cli.option.LedgerOptions;
import dev.quittance.cli.text.TrialBalanceText;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows whether the books balance. */
@Command(
    name = "trial-balance",
    description = "Debits and credits of the whole ledger, by currency; exits 1 if they differ.")
public final class TrialBalanceCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private LedgerOptions ledger;
  @Mixin private AsOfOptions asOf;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Answer answer = ledger.ledger().get(asOf.addTo(Query.of("/trial-balance")));
    TrialBalance balance = answer.as(TrialBalance.class);
    if (ledger.json()) {
      out.println(answer.text());
    } else {
      TrialBalanceText.print(out, balance);
      if (balance.asOf() != null) {
        out.println(balance.asOf().text());
      }
    }
    return balance.isBalanced() ? ExitCode.OK : ExitCode.DIFFERENT;
  }
}
