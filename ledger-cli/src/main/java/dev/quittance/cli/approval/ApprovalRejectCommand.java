package dev.quittance.cli.approval;

import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.http.Response;
import dev.quittance.cli.option.GlobalOptions;
import dev.quittance.cli.response.Approval;
import dev.quittance.cli.text.Printable;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Rejects what somebody else has requested. */
@Command(
    name = "reject",
    description = "Reject what somebody else has requested.",
    footer =
        "  quittance approvals reject apr_01a2074a2e1c7d0ab1d4c3a2f1e0d9c8 --reason 'refunded already'")
final class ApprovalRejectCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "As listed, apr_ and 32 hex digits.")
  private String id = "";

  @Option(
      names = {"-r", "--reason"},
      required = true,
      paramLabel = "TEXT",
      description = "Why; who requested it reads it.")
  private String reason = "";

  @Override
  public Integer call() {
    boolean json = GlobalOptions.of(spec).json();
    Response answer = ApprovalId.decide(spec, id, "reject", Map.of("reason", reason));
    spec.commandLine()
        .getOut()
        .println(
            json
                ? answer.text()
                : Printable.line("Rejected: %s.".formatted(answer.as(Approval.class).summary())));
    return ExitCode.OK;
  }
}
