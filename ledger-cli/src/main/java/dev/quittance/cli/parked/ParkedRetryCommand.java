package dev.quittance.cli.parked;

import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.http.Response;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Has a parked event tried again. */
@Command(
    name = "retry",
    description = "Try a parked event again, and then the order's later events behind it.",
    footer = "  quittance parked retry 3-1042 --service payment")
final class ParkedRetryCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private DecisionOptions decision;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    boolean json = decision.json();
    Response answer = decision.send("retry", Map.of());
    out.println(
        json
            ? answer.text()
            : "%s is tried again. quittance parked list shows what is still parked."
                .formatted(decision.id()));
    return ExitCode.OK;
  }
}
