package dev.quittance.cli.read;

import dev.quittance.cli.ExitCode;
import dev.quittance.cli.answer.History;
import dev.quittance.cli.http.Answer;
import dev.quittance.cli.http.Query;
import dev.quittance.cli.option.AsOfOptions;
import dev.quittance.cli.option.LedgerOptions;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what happened to an order. */
@Command(name = "transaction", description = "An order's transaction with its timeline.")
public final class TransactionCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private LedgerOptions ledger;
  @Mixin private AsOfOptions asOf;

  @Parameters(paramLabel = "ORDER", description = "The order's id, ord_ and 32 hex digits.")
  private String orderId;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Answer answer =
        ledger.ledger().get(asOf.addTo(Query.of("/transactions/" + Query.segment(orderId))));
    if (ledger.json()) {
      out.println(answer.text());
    } else {
      HistoryText.print(out, answer.as(History.class));
    }
    return ExitCode.OK;
  }
}
