package dev.quittance.cli;

import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.cli.exit.ExitCode;
import java.io.PrintWriter;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, last, where it is seen; its help is a command away. */
final class UsageErrors implements IParameterExceptionHandler {

  private static final String PREFIX = "Error: ";
  private static final Pattern JSON =
      Pattern.compile(" (--json|(-o|--output)[ =]?json) ", Pattern.CASE_INSENSITIVE);

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    String message = String.valueOf(failure.getMessage());
    if (wantsJson(args)) {
      Failures.json(err, CommandFailure.usage(plain(message)));
      return ExitCode.USAGE;
    }
    err.println(command.getColorScheme().errorText(plain(message)));
    if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
      hint(command, err);
    }
    return ExitCode.USAGE;
  }

  private static String plain(String message) {
    return message.startsWith(PREFIX) ? message.substring(PREFIX.length()) : message;
  }

  /** By the arguments as they are: what is wrong among them may have kept them from being read. */
  private static boolean wantsJson(String[] args) {
    return JSON.matcher(" " + String.join(" ", args) + " ").find();
  }

  private static void hint(CommandLine command, PrintWriter err) {
    if (command.getSubcommands().isEmpty()) {
      err.printf("Try: %s --help%n", command.getCommandSpec().qualifiedName());
    } else {
      command.usage(err);
    }
  }
}
