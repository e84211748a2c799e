package dev.quittance.cli.replay;

import picocli.CommandLine.Command;

/** Replays of the log. */
@Command(
    name = "replay",
    description = "Verify the ledger against the log, or compute it anew.",
    subcommands = {
      VerifyCommand.class,
      RebuildCommand.class,
      CancelCommand.class,
      ShowCommand.class,
      ListCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "  quittance replay verify",
      "  quittance replay rebuild",
      "  quittance replay list -n 5"
    })
public final class ReplayCommand {}
