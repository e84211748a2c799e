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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Approves what somebody else has requested. */
@Command(
    name = "approve",
    description = "Approve what somebody else has requested; he then carries it out.",
    footer = "  quittance approvals approve apr_01a2074a2e1c7d0ab1d4c3a2f1e0d9c8")
final class ApprovalApproveCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "As listed, apr_ and 32 hex digits.")
  private String id = "";

  @Override
  public Integer call() {
    boolean json = GlobalOptions.of(spec).json();
    Response answer = ApprovalId.decide(spec, id, "approve", Map.of());
    Approval approval = answer.as(Approval.class);
    spec.commandLine()
        .getOut()
        .println(
            json
                ? answer.text()
                : Printable.line(
                    "Approved: %s. %s carries it out by the same command again."
                        .formatted(approval.summary(), approval.requestedBy())));
    return ExitCode.OK;
  }
}
