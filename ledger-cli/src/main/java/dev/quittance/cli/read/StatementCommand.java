package dev.quittance.cli.read;

import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.http.Listing;
import dev.quittance.cli.http.Query;
import dev.quittance.cli.option.AsOfOptions;
import dev.quittance.cli.option.Format;
import dev.quittance.cli.option.GlobalOptions;
import dev.quittance.cli.option.More;
import dev.quittance.cli.option.PageOptions;
import dev.quittance.cli.response.Statement;
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
    description =
        "An account's statement with a running balance, newest line first. In csv: all of it.",
    footer = {
      "  quittance statement supplier:supplier-1 -c CNY",
      "  quittance statement gateway:sandbox --from 2026-11-01T00:00:00Z --to 2026-12-01T00:00:00Z",
      "  quittance statement platform:fees -o csv > fees.csv"
    })
public final class StatementCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private AsOfOptions asOf;
  @Mixin private PageOptions page;

  @Parameters(paramLabel = "ACCOUNT", description = "For example supplier:supplier-1.")
  private String id;

  @Option(
      names = {"-c", "--currency"},
      paramLabel = "CODE",
      description = "Of which of the account's currencies; needed if there are several.")
  private @Nullable String currency;

  @Option(names = "--from", paramLabel = "TIME", description = "Lines that occurred then or later.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "Lines that occurred before.")
  private @Nullable String to;

  @Option(names = "--csv", description = "The same as -o csv.")
  private boolean csv;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    GlobalOptions options = GlobalOptions.of(spec);
    Format format = options.format();
    Query query =
        asOf.addTo(
            Query.of("/accounts/" + Query.segment(id) + "/statement")
                .with("currency", currency)
                .with("from", from)
                .with("to", to));
    if (csv && format == Format.JSON) {
      throw CommandFailure.usage("--csv is -o csv: leave --json or --csv out.");
    }
    if (csv || format == Format.CSV) {
      if (page.isLimited()) {
        throw CommandFailure.usage("csv is the whole statement: leave --limit out.");
      }
      options.ledger().copy(query, "text/csv", out);
      out.flush();
      return ExitCode.OK;
    }
    Listing lines = new Listing(options.ledger(), query, page.wanted());
    if (format == Format.JSON) {
      lines.print(out);
    } else {
      StatementText text = new StatementText(out);
      More.note(spec, lines.forEachAnswer(answer -> text.print(answer.as(Statement.class))));
    }
    return ExitCode.OK;
  }
}
