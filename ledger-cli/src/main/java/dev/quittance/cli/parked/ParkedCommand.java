package dev.quittance.cli.parked;

import dev.quittance.cli.option.ServiceOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/** Events that a service refused. */
@Command(
    name = "parked",
    description = "Events that a service refused: see them, retry them, discard them.",
    subcommands = {
      ParkedListCommand.class,
      ParkedRetryCommand.class,
      ParkedDiscardCommand.class,
      ParkedDiscardAllCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "  quittance parked list --service payment",
      "  quittance parked retry 3-1042",
      "  quittance parked discard 3-1042 --reason 'sent twice'"
    })
public final class ParkedCommand {

  @Mixin private ServiceOptions service;

  /** Of the command that this one belongs to: options before and after it count. */
  static ServiceOptions serviceOptions(CommandSpec command) {
    return ((ParkedCommand) command.parent().userObject()).service;
  }
}
