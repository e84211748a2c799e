package dev.quittance.localstack.up;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

/** Says what of the stack runs and where. */
public final class Status {

  private final Settings settings;

  public Status(Settings settings) {
    this.settings = settings;
  }

  public int run() {
    try {
      List<ProcessRecord> alive = Leftovers.alive(settings);
      if (alive.isEmpty()) {
        System.out.println("The local stack is not up: make up starts it.");
        return 0;
      }
      boolean supervised = alive.stream().anyMatch(record -> record.name().equals("local-stack"));
      if (!supervised) {
        System.out.println("An earlier stack was killed and left this: make down stops it.");
      }
      Settings started = PortsFile.apply(settings);
      alive.forEach(record -> System.out.println(line(record, started)));
      return 0;
    } catch (IOException e) {
      throw new StackProblem("The stack's state cannot be read: " + Trouble.of(e), e);
    }
  }

  /** The same as {@code build/local-stack.json}; fails when the stack is not ready. */
  public int json() {
    try {
      if (!Files.exists(settings.stackFile()) || Leftovers.alive(settings).isEmpty()) {
        throw new StackProblem("The local stack is not ready: make up starts it.");
      }
      System.out.print(Files.readString(settings.stackFile()));
      return 0;
    } catch (IOException e) {
      throw new StackProblem("The stack's state cannot be read: " + Trouble.of(e), e);
    }
  }

  private static String line(ProcessRecord record, Settings settings) {
    String address =
        switch (record.name()) {
          case "local-stack" -> "watches the others";
          case "training" -> "makes the next start quicker";
          case "kafka" -> settings.bootstrapServers();
          case "postgres" -> "localhost:" + settings.postgresPort();
          default ->
              settings.services().stream()
                  .filter(service -> service.name().equals(record.name()))
                  .map(service ->
                      service.url() + (Readiness.isReady(service) ? "  ready" : "  not ready"))
                  .findFirst()
                  .orElse("");
        };
    return String.format(Locale.ROOT, "  %-22s pid %-8d %s", record.name(), record.pid(), address);
  }
}
