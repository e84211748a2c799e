package dev.quittance.localstack.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A process that this stack started. Its start time is kept with its id, because a system gives an
 * id to another process later, and only our own may be stopped.
 */
record ProcessRecord(String name, long pid, Instant started) {

  /** A process's start time is derived from a clock that may be set in between. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

  static ProcessRecord of(String name, ProcessHandle process) {
    return new ProcessRecord(
        name, process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
  }

  /** Empty when it ended. */
  Optional<ProcessHandle> alive() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process ->
            process
                .info()
                .startInstant()
                .map(start -> Duration.between(start, started).abs())
                .filter(difference -> difference.compareTo(CLOCK_TOLERANCE) <= 0)
                .isPresent());
  }

  void append(Path file) throws IOException {
    Files.writeString(
        file,
        String.format(Locale.ROOT, "%s %d %d%n", name, pid, started.toEpochMilli()),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** In the order in which they were started. */
  static List<ProcessRecord> all(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    return Files.readAllLines(file).stream()
        .map(line -> line.split(" ", -1))
        .filter(parts -> parts.length == 3)
        .map(parts ->
            new ProcessRecord(
                parts[0], Long.parseLong(parts[1]), Instant.ofEpochMilli(Long.parseLong(parts[2]))))
        .toList();
  }
}
