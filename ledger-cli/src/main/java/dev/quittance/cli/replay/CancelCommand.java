package dev.quittance.cli.replay;

import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.http.Response;
import dev.quittance.cli.option.GlobalOptions;
import dev.quittance.cli.response.Replay;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Ends a replay. */
@Command(
    name = "cancel",
    description = "End a replay; the live ledger stays as it is.",
    footer = "  quittance replay cancel rpl_01a20749e3807b34bf1df50a45192279")
final class CancelCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "The replay's id, rpl_ and 32 hex digits.")
  private String id;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    GlobalOptions options = GlobalOptions.of(spec);
    boolean json = options.json();
    Response answer = ReplayId.cancel(options.ledger(), id);
    out.println(
        json
            ? answer.text()
            : "Replay " + answer.as(Replay.class).id() + " will end at the next occasion.");
    return ExitCode.OK;
  }
}
