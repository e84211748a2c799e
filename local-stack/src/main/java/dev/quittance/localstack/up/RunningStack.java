package dev.quittance.localstack.up;

import dev.quittance.localstack.parts.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What has been started so far, and how it ends: services first, so that they can finish what they
 * hold, then the broker, then the database.
 */
final class RunningStack {

  private static final Duration SERVICE_LIMIT = Duration.ofSeconds(20);
  private static final Duration BROKER_LIMIT = Duration.ofSeconds(20);
  private static final Duration TRAINER_LIMIT = Duration.ofSeconds(10);

  private final Settings settings;
  private final List<ManagedProcess> services = new ArrayList<>();
  private final CompletableFuture<String> unexpectedEnd = new CompletableFuture<>();
  private @Nullable ManagedProcess kafka;
  private @Nullable PostgresServer postgres;
  private @Nullable ManagedProcess trainer;

  /** Volatile, so that ends are told apart while {@link #stop} holds the monitor. */
  private volatile boolean stopping;

  RunningStack(Settings settings) {
    this.settings = settings;
  }

  /** Completes with the name of the first process that ends though nobody asked it to. */
  CompletableFuture<String> unexpectedEnd() {
    return unexpectedEnd;
  }

  synchronized void startKafka() throws IOException {
    if (!stopping) {
      kafka = watched("kafka", Commands.kafka(settings));
    }
  }

  synchronized void startPostgres() throws IOException {
    if (stopping) {
      return;
    }
    PostgresServer server =
        PostgresServer.start(
            settings.postgresData(),
            settings.postgresPort(),
            settings.log("postgres"),
            process -> record("postgres", process));
    postgres = server;
    var unused = server.process().onExit().thenAccept(ended -> reportEnd("postgres"));
  }

  synchronized void startService(ServiceSpec service) throws IOException {
    if (!stopping) {
      services.add(watched(service.name(), Commands.service(settings, service)));
    }
  }

  /** Makes the caches that are not there, for the next start. */
  synchronized void startTrainer() throws IOException {
    if (!stopping) {
      trainer = ManagedProcess.start("training", Commands.trainer(settings), settings);
    }
  }

  synchronized Map<String, Long> pids() {
    Map<String, Long> pids = new LinkedHashMap<>();
    services.forEach(service -> pids.put(service.name(), service.pid()));
    return pids;
  }

  void stop() {
    stopping = true;
    stopInOrder();
  }

  private synchronized void stopInOrder() {
    try {
      Files.deleteIfExists(settings.stackFile());
      if (trainer != null) {
        trainer.askToStop();
      }
      stopProcesses("services", services, SERVICE_LIMIT);
      if (kafka != null) {
        stopProcesses("Kafka", List.of(kafka), BROKER_LIMIT);
      }
      if (postgres != null) {
        System.out.print("Stopping PostgreSQL");
        postgres.close();
        System.out.println();
      }
      if (trainer != null) {
        trainer.awaitEnd(TRAINER_LIMIT);
      }
      Files.deleteIfExists(settings.processes());
    } catch (IOException e) {
      System.err.println("Not everything could be stopped, try make down: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void stopProcesses(String what, List<ManagedProcess> processes, Duration limit)
      throws InterruptedException {
    List<ManagedProcess> alive = processes.stream().filter(ManagedProcess::isAlive).toList();
    if (alive.isEmpty()) {
      return;
    }
    System.out.print("Stopping " + what);
    System.out.flush();
    alive.forEach(ManagedProcess::askToStop);
    long deadline = System.nanoTime() + limit.toNanos();
    for (ManagedProcess process : alive) {
      Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
      if (!process.awaitEnd(left)) {
        System.out.print(" (" + process.name() + " killed after " + limit.toSeconds() + " s)");
      }
    }
    System.out.println();
  }

  private ManagedProcess watched(String name, ProcessBuilder builder) throws IOException {
    ManagedProcess process = ManagedProcess.start(name, builder, settings);
    var unused =
        process
            .exit()
            .thenAccept(status ->
                reportEnd(String.format(Locale.ROOT, "%s (exit status %d)", name, status)));
    return process;
  }

  private void record(String name, ProcessHandle process) {
    try {
      ProcessRecord.of(name, process).append(settings.processes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void reportEnd(String description) {
    if (!stopping) {
      unexpectedEnd.complete(description);
    }
  }
}
