package dev.quittance.cli.read;

import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.http.Query;
import dev.quittance.cli.http.Response;
import dev.quittance.cli.option.AsOfOptions;
import dev.quittance.cli.option.Format;
import dev.quittance.cli.option.GlobalOptions;
import dev.quittance.cli.response.TrialBalance;
import dev.quittance.cli.text.Lines;
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
    description = "Debits and credits of the whole ledger, by currency; exits 1 if they differ.",
    footer = {
      "  quittance trial-balance",
      "  quittance trial-balance --as-of 2026-11-22T10:00:00Z",
      "  quittance trial-balance -o csv"
    })
public final class TrialBalanceCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private AsOfOptions asOf;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    GlobalOptions options = GlobalOptions.of(spec);
    Format format = options.format();
    Response answer = options.ledger().get(asOf.addTo(Query.of("/trial-balance")));
    TrialBalance balance = answer.as(TrialBalance.class);
    switch (format) {
      case JSON -> out.println(answer.text());
      case CSV -> TrialBalanceText.csv(out, balance);
      case TABLE -> {
        TrialBalanceText.print(out, balance);
        if (balance.asOf() != null) {
          Lines.print(out, balance.asOf().text());
        }
      }
    }
    return balance.isBalanced() ? ExitCode.OK : ExitCode.DIFFERENT;
  }
}
