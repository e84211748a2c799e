package dev.quittance.cli.replay;

import dev.quittance.cli.ExitCode;
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

/** Ends a replay. */
@Command(name = "cancel", description = "End a replay; the live ledger stays as it is.")
final class CancelCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private LedgerOptions ledger;

  @Parameters(paramLabel = "ID", description = "The replay's id, rpl_ and 32 hex digits.")
  private String id;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Answer answer = ReplayId.cancel(ledger.ledger(), id);
    out.println(
        ledger.json()
            ? answer.text()
            : "Replay " + answer.as(Replay.class).id() + " will end at the next occasion.");
    return ExitCode.OK;
  }
}
