package dev.quittance.localstack.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A JVM of the stack, whose output is its log. */
final class ManagedProcess {

  private final String name;
  private final Process process;

  private ManagedProcess(String name, Process process) {
    this.name = name;
    this.process = process;
  }

  static ManagedProcess start(String name, ProcessBuilder builder, Settings settings)
      throws IOException {
    Path log = settings.log(name);
    Files.createDirectories(log.getParent());
    Files.deleteIfExists(log);
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    ProcessRecord.of(name, process.toHandle()).append(settings.processes());
    return new ManagedProcess(name, process);
  }

  String name() {
    return name;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Completes with the exit status. */
  CompletableFuture<Integer> exit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  void askToStop() {
    process.destroy();
  }

  void kill() {
    process.destroyForcibly();
  }

  /** Returns whether it ended by itself; after the limit it is killed. */
  boolean awaitEnd(Duration limit) throws InterruptedException {
    if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      return true;
    }
    process.destroyForcibly().waitFor();
    return false;
  }
}
