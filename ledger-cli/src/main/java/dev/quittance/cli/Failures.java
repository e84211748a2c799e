package dev.quittance.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong on the error stream and turns it into the exit code. */
final class Failures implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult parseResult) {
    command.getOut().flush();
    if (failure instanceof CommandFailure known) {
      if (known.exitCode() != ExitCode.READER_GONE) {
        command.getErr().println(command.getColorScheme().errorText(known.getMessage()));
      }
      return known.exitCode();
    }
    command.getErr().println("This is a defect of quittance:");
    failure.printStackTrace(command.getErr());
    return ExitCode.BUG;
  }
}
