package dev.quittance.cli.read;

import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.http.Query;
import dev.quittance.cli.http.Response;
import dev.quittance.cli.option.AsOfOptions;
import dev.quittance.cli.option.GlobalOptions;
import dev.quittance.cli.response.History;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what happened to an order. */
@Command(
    name = "transaction",
    description = "An order's transaction with its timeline; in csv, its postings.",
    footer = {
      "  quittance transaction ord_01a207497a0b785888648e4774dbc6e9",
      "  quittance transaction ord_01a207497a0b785888648e4774dbc6e9 -o csv"
    })
public final class TransactionCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private AsOfOptions asOf;

  @Parameters(paramLabel = "ORDER", description = "The order's id, ord_ and 32 hex digits.")
  private String orderId;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    GlobalOptions options = GlobalOptions.of(spec);
    var format = options.format();
    Response answer =
        options.ledger().get(asOf.addTo(Query.of("/transactions/" + Query.segment(orderId))));
    switch (format) {
      case JSON -> out.println(answer.text());
      case CSV -> HistoryText.csv(out, answer.as(History.class));
      case TABLE -> HistoryText.print(out, answer.as(History.class));
    }
    return ExitCode.OK;
  }
}
