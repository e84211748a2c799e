package dev.quittance.cli.parked;

import picocli.CommandLine.Command;

/** Events that a service could not take. */
@Command(
    name = "parked",
    description = "Events that a service could not take: see them, retry them, discard them.",
    subcommands = {ParkedListCommand.class, ParkedRetryCommand.class, ParkedDiscardCommand.class},
    synopsisSubcommandLabel = "COMMAND")
public final class ParkedCommand {}
