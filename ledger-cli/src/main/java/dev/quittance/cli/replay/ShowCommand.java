package dev.quittance.cli.replay;

import dev.quittance.cli.http.Response;
import dev.quittance.cli.option.Format;
import dev.quittance.cli.option.GlobalOptions;
import dev.quittance.cli.option.Listed;
import dev.quittance.cli.response.Replay;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a replay. */
@Command(
    name = "show",
    description = "How a replay stands, or what it found; exits as the replay did.",
    footer = "  quittance replay show rpl_01a20749e3807b34bf1df50a45192279")
final class ShowCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "The replay's id, rpl_ and 32 hex digits.")
  private String id;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    GlobalOptions options = GlobalOptions.of(spec);
    Format format = options.format();
    Response answer = ReplayId.find(options.ledger(), id);
    Replay replay = answer.as(Replay.class);
    switch (format) {
      case JSON -> out.println(answer.text());
      case CSV -> Listed.rows(out, format, ListCommand.FIELDS).print(List.of(replay));
      case TABLE -> {
        out.printf("%s %s, started %s%n", replay.mode(), replay.id(), replay.startedAt());
        ReplayText.print(out, replay);
      }
    }
    return ReplayFollower.exitCode(replay);
  }
}
