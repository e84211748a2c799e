package dev.quittance.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, last, where it is seen; its help is a command away. */
final class UsageErrors implements IParameterExceptionHandler {

  private static final String PREFIX = "Error: ";

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    String message = String.valueOf(failure.getMessage());
    err.println(
        command
            .getColorScheme()
            .errorText(message.startsWith(PREFIX) ? message.substring(PREFIX.length()) : message));
    if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
      hint(command, err);
    }
    return ExitCode.USAGE;
  }

  private static void hint(CommandLine command, PrintWriter err) {
    if (command.getSubcommands().isEmpty()) {
      err.printf("Try: %s --help%n", command.getCommandSpec().qualifiedName());
    } else {
      command.usage(err);
    }
  }
}
