package dev.quittance.localstack.up;

import java.nio.file.Path;

/**
 * What {@code make up}, {@code down}, {@code status}, {@code reset}, {@code train} and {@code
 * token} run.
 */
public final class LocalStack {

  private LocalStack() {}

  public static void main(String[] arguments) {
    String command = arguments.length == 0 ? "" : arguments[0];
    int status;
    try {
      Settings settings = Settings.of(Path.of("").toAbsolutePath(), System.getenv());
      status =
          switch (command) {
            case "up" -> new Up(settings).run();
            case "down" -> new Down(settings).run();
            case "status" -> new Status(settings).run();
            case "status-json" -> new Status(settings).json();
            case "reset" -> new Reset(settings).run();
            case "train" -> new Training(settings).run();
            case "token" -> new Token(settings, System.getenv()).run();
            default ->
                throw new StackProblem("local-stack up|down|status|status-json|reset|train|token");
          };
    } catch (StackProblem e) {
      System.err.println(e.getMessage());
      status = 1;
    }
    System.exit(status);
  }
}
