package dev.quittance.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.http.Json;
import dev.quittance.cli.option.GlobalOptions;
import dev.quittance.cli.text.Lines;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
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
      if (known.exitCode() == ExitCode.READER_GONE) {
        return known.exitCode();
      }
      if (GlobalOptions.of(command.getCommandSpec()).wantsJson()) {
        json(command.getErr(), known);
      } else {
        print(command, known);
      }
      return known.exitCode();
    }
    command.getErr().println("This is a defect of quittance:");
    failure.printStackTrace(command.getErr());
    return ExitCode.BUG;
  }

  private static void print(CommandLine command, CommandFailure failure) {
    String.valueOf(failure.getMessage())
        .lines()
        .flatMap(line -> Lines.wrapped(line).stream())
        .forEach(line -> command.getErr().println(command.getColorScheme().errorText(line)));
  }

  /** One line: {@code {"exitCode", "message", "code", "errors": [{"field", "message"}]}}. */
  static void json(PrintWriter err, CommandFailure failure) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("exitCode", failure.exitCode());
    problem.put("message", String.valueOf(failure.getMessage()));
    CommandFailure.Refusal refusal = failure.refusal();
    if (refusal != null) {
      if (refusal.code() != null) {
        problem.put("code", refusal.code());
      }
      if (!refusal.errors().isEmpty()) {
        problem.put("errors", refusal.errors());
      }
    }
    try {
      err.println(Json.MAPPER.writeValueAsString(problem));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("writing texts as JSON", e);
    }
  }
}
