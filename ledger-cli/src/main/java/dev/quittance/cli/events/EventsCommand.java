package dev.quittance.cli.events;

import picocli.CommandLine.Command;

/** The log itself. */
@Command(
    name = "events",
    description = "The log of events, read from Kafka.",
    subcommands = TailCommand.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"  quittance events tail", "  quittance events tail --follow"})
public final class EventsCommand {}
