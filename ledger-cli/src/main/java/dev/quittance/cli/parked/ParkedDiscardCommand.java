package dev.quittance.cli.parked;

import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.http.Response;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gives a parked event up. */
@Command(
    name = "discard",
    description = "Give a parked event up: it has no effect, and the order's later events go on.",
    footer = "  quittance parked discard 3-1042 --reason 'sent twice'")
final class ParkedDiscardCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private DecisionOptions decision;

  @Option(
      names = {"-r", "--reason"},
      required = true,
      paramLabel = "TEXT",
      description = "Why; kept in the log forever.")
  private String reason = "";

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    boolean json = decision.json();
    Response answer = decision.send("discard", Map.of("reason", reason));
    out.println(json ? answer.text() : "%s is discarded: %s.".formatted(decision.id(), reason));
    return ExitCode.OK;
  }
}
