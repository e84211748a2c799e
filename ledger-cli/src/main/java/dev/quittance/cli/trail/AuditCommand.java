package dev.quittance.cli.trail;

import dev.quittance.cli.option.ServiceOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/** Audit trails. */
@Command(
    name = "audit",
    description = "What ops and support did in a service, and whether that record is whole.",
    subcommands = {
      AuditListCommand.class,
      AuditHeadCommand.class,
      AuditVerifyCommand.class,
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "  quittance audit list --subject olivia",
      "  quittance audit head -o json > head.json",
      "  quittance audit verify --compare-head head.json"
    })
public final class AuditCommand {

  @Mixin private ServiceOptions service;

  /** Of the command that this one belongs to: options before and after it count. */
  static ServiceOptions serviceOptions(CommandSpec command) {
    return ((AuditCommand) command.parent().userObject()).service;
  }
}
