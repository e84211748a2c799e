package dev.quittance.cli.option;

import picocli.CommandLine.Model.CommandSpec;

/** The note under a list that was cut. */
public final class More {

  private More() {}

  /** On the error stream, so that it is no row of the list. */
  public static void note(CommandSpec spec, boolean more) {
    spec.commandLine().getOut().flush();
    if (more) {
      spec.commandLine().getErr().println("There are more: --limit N or --all shows them.");
    }
  }
}
