package dev.quittance.localstack.up;

import dev.quittance.localstack.parts.KafkaProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Reads the logs that the stack's processes write. */
final class LogWatch {

  private static final long LIMIT_SECONDS = 60;
  private static final long POLL_MILLIS = 50;

  private LogWatch() {}

  /** Returns false when a process ends first or the limit passes. */
  static boolean awaitKafka(Settings settings, CompletableFuture<String> end) throws IOException {
    Path log = settings.log("kafka");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (System.nanoTime() < deadline && !end.isDone()) {
      if (text(log).contains(KafkaProcess.READY)) {
        return true;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return false;
  }

  static String lastLines(Path log, int count) throws IOException {
    if (!Files.exists(log)) {
      return "(there is no such file)";
    }
    List<String> lines = text(log).lines().toList();
    return lines.stream()
        .skip(Math.max(0, lines.size() - count))
        .map(line -> "    " + line)
        .collect(Collectors.joining("\n"));
  }

  /** A log cut off in the middle of a character must not hide the rest of it. */
  private static String text(Path log) throws IOException {
    return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
  }
}
