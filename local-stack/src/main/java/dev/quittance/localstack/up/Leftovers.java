package dev.quittance.localstack.up;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Processes that a killed stack left behind. */
final class Leftovers {

  private static final long LIMIT_SECONDS = 20;

  private Leftovers() {}

  /** Services last, as they are started. */
  static List<ProcessRecord> alive(Settings settings) throws IOException {
    List<ProcessRecord> recorded =
        ProcessRecord.all(settings.processes()).stream()
            .filter(record -> record.alive().isPresent())
            .toList();
    return Stream.concat(recorded.stream(), Strays.beside(recorded, settings).stream())
        .sorted(Comparator.comparing(record -> settings.isService(record.name())))
        .toList();
  }

  /** Services first: PostgreSQL waits for its clients. */
  static void stop(Settings settings) throws IOException {
    Training.stopLeft(settings);
    for (ProcessRecord record : alive(settings).reversed()) {
      Optional<ProcessHandle> process = record.alive();
      if (process.isPresent()) {
        System.out.printf("Stopping %s, left by an earlier stack%n", record.name());
        end(process.get());
      }
    }
    Files.deleteIfExists(settings.processes());
    Files.deleteIfExists(settings.stackFile());
  }

  private static void end(ProcessHandle process) throws IOException {
    process.destroy();
    CompletableFuture<ProcessHandle> exit = process.onExit();
    try {
      exit.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      process.destroyForcibly();
    } catch (ExecutionException e) {
      throw new IOException("cannot stop process " + process.pid(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
