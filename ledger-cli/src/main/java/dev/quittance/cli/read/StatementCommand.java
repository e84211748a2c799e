package dev.quittance.cli.read;

import dev.quittance.cli.CommandFailure;
import dev.quittance.cli.ExitCode;
import dev.quittance.cli.answer.Statement;
import dev.quittance.cli.http.Listing;
import dev.quittance.cli.http.Query;
import dev.quittance.cli.option.AsOfOptions;
import dev.quittance.cli.option.LedgerOptions;
import dev.quittance.cli.option.PageOptions;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what was posted to an account. */
@Command(
    name = "statement",
    description = "An account's statement with a running balance, newest line first.")
public final class StatementCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private LedgerOptions ledger;
  @Mixin private AsOfOptions asOf;
  @Mixin private PageOptions page;

  @Parameters(paramLabel = "ACCOUNT", description = "For example supplier:supplier-1.")
  private String id;

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      description = "Of which of the account's currencies; needed if there are several.")
  private @Nullable String currency;

  @Option(names = "--from", paramLabel = "TIME", description = "Lines that occurred then or later.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "Lines that occurred before.")
  private @Nullable String to;

  @Option(names = "--csv", description = "All of it as CSV; amounts in minor units, for programs.")
  private boolean csv;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Query query =
        asOf.addTo(
            Query.of("/accounts/" + Query.segment(id) + "/statement")
                .with("currency", currency)
                .with("from", from)
                .with("to", to));
    if (csv) {
      if (ledger.json() || page.isLimited()) {
        throw CommandFailure.usage(
            "--csv gives the whole statement as CSV: leave --json and --limit out.");
      }
      ledger.ledger().copy(query, "text/csv", out);
      out.flush();
      return ExitCode.OK;
    }
    Listing lines = new Listing(ledger.ledger(), query, page.wanted());
    if (ledger.json()) {
      lines.print(out);
    } else {
      StatementText text = new StatementText(out);
      More.note(spec, lines.forEachAnswer(answer -> text.print(answer.as(Statement.class))));
    }
    return ExitCode.OK;
  }
}
