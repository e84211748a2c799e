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
    footer = "  quittance parked retry 3-1042 --service payment --decided-by ana")
final class ParkedRetryCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private DecisionOptions decision;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    boolean json = decision.json();
    Response answer = decision.send("retry", Map.of("decidedBy", decision.decidedBy()));
    out.println(
        json
            ? answer.text()
            : "%s is tried again, by %s. quittance parked list shows what is still parked."
                .formatted(decision.id(), decision.decidedBy()));
    return ExitCode.OK;
  }
}
