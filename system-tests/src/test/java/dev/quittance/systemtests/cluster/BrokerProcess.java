package dev.quittance.systemtests.cluster;

import dev.quittance.localstack.parts.JavaCommand;
import dev.quittance.localstack.parts.KafkaProcess;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The broker as a process of its own, which can be killed and frozen; its data remains. */
public final class BrokerProcess implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(1);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final Path data;
  private final int port;
  private final int advertisedPort;
  private final Path output;
  private @Nullable Process process;

  /**
   * @param advertisedPort where clients are told to connect to
   */
  BrokerProcess(Path data, int port, int advertisedPort, Path output) {
    this.data = data;
    this.port = port;
    this.advertisedPort = advertisedPort;
    this.output = output;
  }

  /** Returns when it accepts requests. */
  public void start() {
    try {
      Process started = new ProcessBuilder(command()).redirectErrorStream(true).start();
      process = started;
      CompletableFuture<Void> ready = new CompletableFuture<>();
      Thread.ofVirtual().name("broker-output").start(() -> follow(started, ready));
      ready.get(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the broker does not start, see " + output, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** SIGTERM: it leaves in good order. */
  public void stop() {
    end(Process::destroy);
  }

  /** {@code kill -9}. */
  public void kill() {
    end(Process::destroyForcibly);
  }

  public void freeze() {
    Process current = process;
    if (current != null) {
      Signal.STOP.send(current.pid());
    }
  }

  /** Brings it back from whatever was done to it. */
  void heal() {
    Process current = process;
    if (current == null || !current.isAlive()) {
      start();
    } else {
      Signal.CONT.send(current.pid());
    }
  }

  @Override
  public void close() {
    kill();
  }

  private interface Ending {
    void ask(Process process);
  }

  private void end(Ending ending) {
    Process current = process;
    if (current == null) {
      return;
    }
    ending.ask(current);
    try {
      if (!current.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        current.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      current.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    process = null;
  }

  private void follow(Process started, CompletableFuture<Void> ready) {
    try (BufferedReader lines = started.inputReader(StandardCharsets.UTF_8);
        BufferedWriter log =
            Files.newBufferedWriter(output, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      String line = lines.readLine();
      while (line != null) {
        if (line.equals(KafkaProcess.READY)) {
          ready.complete(null);
        }
        log.write(line);
        log.newLine();
        log.flush();
        line = lines.readLine();
      }
      ready.completeExceptionally(new IOException("it ended"));
    } catch (IOException e) {
      ready.completeExceptionally(e);
    }
  }

  private List<String> command() {
    return JavaCommand.with(
            "-Xmx400m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dlog4j2.statusLoggerLevel=OFF")
        .main(
            KafkaProcess.class,
            data.toString(),
            String.valueOf(port),
            String.valueOf(advertisedPort));
  }
}
