package dev.quittance.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command line came to. */
public record CommandResult(int exitCode, String out, String err) {

  public static CommandResult quittance(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Quittance.commandLine(new PrintWriter(out, true), new PrintWriter(err, true)).execute(args);
    return new CommandResult(exitCode, out.toString(), err.toString());
  }
}
