package dev.quittance.cli.approval;

import dev.quittance.cli.option.ServiceOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/** Commands that one person requests and another one approves. */
@Command(
    name = "approvals",
    description =
        "What one person requests and another one approves: see it, approve it, reject it.",
    subcommands = {
      ApprovalListCommand.class,
      ApprovalApproveCommand.class,
      ApprovalRejectCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "  quittance approvals list --status pending",
      "  quittance approvals approve apr_01a2074a2e1c7d0ab1d4c3a2f1e0d9c8 --service payment",
      "  quittance approvals reject apr_01a2074a2e1c7d0ab1d4c3a2f1e0d9c8 --reason 'refunded already'"
    })
public final class ApprovalsCommand {

  @Mixin private ServiceOptions service;

  /** Of the command that this one belongs to: options before and after it count. */
  static ServiceOptions serviceOptions(CommandSpec command) {
    return ((ApprovalsCommand) command.parent().userObject()).service;
  }
}
