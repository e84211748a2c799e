package dev.quittance.cli.keys;

import picocli.CommandLine.Command;

/** The keys of events. */
@Command(
    name = "keys",
    description = "The keys with which services sign their events for each other.",
    subcommands = KeysMakeCommand.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "  quittance keys make keys",
      "  quittance keys make keys --publisher payment-service"
    })
public final class KeysCommand {}
