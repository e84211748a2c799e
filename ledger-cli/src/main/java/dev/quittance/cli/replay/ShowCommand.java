package dev.quittance.cli.replay;

import dev.quittance.cli.answer.Replay;
import dev.quittance.cli.http.Answer;
import dev.quittance.cli.option.LedgerOptions;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a replay. */
@Command(
    name = "show",
    description = "How a replay stands, or what it found; exits as the replay did.")
final class ShowCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private LedgerOptions ledger;

  @Parameters(paramLabel = "ID", description = "The replay's id, rpl_ and 32 hex digits.")
  private String id;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Answer answer = ReplayId.find(ledger.ledger(), id);
    Replay replay = answer.as(Replay.class);
    if (ledger.json()) {
      out.println(answer.text());
    } else {
      out.printf("%s %s, started %s%n", replay.mode(), replay.id(), replay.startedAt());
      ReplayText.print(out, replay);
    }
    return Following.exitCode(replay);
  }
}
