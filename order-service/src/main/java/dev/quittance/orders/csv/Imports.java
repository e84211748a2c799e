package dev.quittance.orders.csv;

import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Runs imports of files that have arrived, a few at a time. */
@Singleton
public class Imports {

  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final CsvConfig config;
  private final Semaphore places;

  Imports(CsvConfig config) {
    this.config = config;
    this.places = new Semaphore(config.concurrency());
  }

  /**
   * @param file is deleted at the end
   * @throws ProblemException 503 if too many run already, 422 if the file's header is wrong
   */
  public <T> ImportReport run(CsvImport.Kind<T> kind, File file, ImportSwitch asked) {
    Path path = file.toPath();
    try {
      boolean dryRun = asked.isDryRun();
      if (!places.tryAcquire()) {
        throw ProblemException.of(
                ProblemCode.OVERLOADED,
                "%s imports are running: send the file again after Retry-After seconds."
                    .formatted(config.concurrency()))
            .after(PAUSE);
      }
      try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
        return new CsvImport<>(kind, dryRun, config.maxRecords(), config.maxErrors()).run(in);
      } finally {
        places.release();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading a file that has arrived", e);
    } finally {
      delete(path);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("deleting a file that was imported", e);
    }
  }
}
