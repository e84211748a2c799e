package dev.quittance.cli.read;

import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.http.Query;
import dev.quittance.cli.http.Response;
import dev.quittance.cli.option.AsOfOptions;
import dev.quittance.cli.option.GlobalOptions;
import dev.quittance.cli.response.Money;
import dev.quittance.cli.response.Receipt;
import dev.quittance.cli.response.ReceiptHistory;
import dev.quittance.cli.text.Amounts;
import dev.quittance.cli.text.Lines;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what happened to money that a bank account received. */
@Command(
    name = "receipt",
    description = "A receipt with its timeline; in csv, its postings.",
    footer = {
      "  quittance receipt rcp_01a207497a0b785888648e4774dbc6e9",
      "  quittance receipt rcp_01a207497a0b785888648e4774dbc6e9 -o csv"
    })
public final class ReceiptCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private AsOfOptions asOf;

  @Parameters(paramLabel = "RECEIPT", description = "The receipt's id, rcp_ and 32 hex digits.")
  private String receiptId;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    GlobalOptions options = GlobalOptions.of(spec);
    var format = options.format();
    Response answer =
        options.ledger().get(asOf.addTo(Query.of("/receipts/" + Query.segment(receiptId))));
    switch (format) {
      case JSON -> out.println(answer.text());
      case CSV -> TimelineText.csv(out, answer.as(ReceiptHistory.class).timeline());
      case TABLE -> print(out, answer.as(ReceiptHistory.class));
    }
    return ExitCode.OK;
  }

  private static void print(PrintWriter out, ReceiptHistory history) {
    Receipt one = history.receipt();
    Lines.print(out, one.receiptId() + "  " + one.status());
    Lines.print(
        out,
        "bank account %s: received %s%s, returned %s"
            .formatted(
                one.bankAccount(),
                text(one.received()),
                one.allocated() == null ? "" : ", allocated " + text(one.allocated()),
                text(one.returned())));
    TimelineText.print(out, history.timeline(), history.parked(), history.asOf());
  }

  private static String text(Money money) {
    return Amounts.money(money.amount(), money.currency());
  }
}
