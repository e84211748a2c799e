package dev.quittance.localstack.up;

import dev.quittance.localstack.parts.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts the stack, says where it is, and stays until it is told to stop or a part of it ends. */
public final class Up {

  /**
   * Only a machine that does much else needs longer than 20 s; a process that ends shows at once.
   */
  private static final Duration READY_LIMIT = Duration.ofSeconds(300);

  private static final long POLL_MILLIS = 100;

  private final Settings settings;
  private final RunningStack stack;
  private final long begin = System.nanoTime();

  public Up(Settings settings) {
    this.settings = settings;
    this.stack = new RunningStack(settings);
  }

  public int run() {
    try {
      Optional<StackLock> lock = StackLock.tryAcquire(settings);
      if (lock.isEmpty()) {
        System.out.println("The local stack is already up (make status, make down):");
        System.out.print(Summary.table(PortsFile.apply(settings)));
        return 0;
      }
      Leftovers.stop(settings);
      Preflight.check(settings);
      return startAndWatch();
    } catch (IOException e) {
      throw new StackProblem("The local stack cannot start: " + Trouble.of(e), e);
    }
  }

  private int startAndWatch() throws IOException {
    Files.createDirectories(settings.log("kafka").getParent());
    emptyTemporary();
    PortsFile.write(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(stack::stop, "stack-stop"));
    ProcessRecord.of("local-stack", ProcessHandle.current()).append(settings.processes());
    List<ServiceSpec> outside = settings.started().stream().filter(ServiceSpec::isSandbox).toList();
    List<ServiceSpec> services = new ArrayList<>(settings.started());
    services.removeAll(outside);
    boolean newLog = !Files.exists(settings.kafkaData());
    start(outside);
    startParts(newLog);
    awaitReady(outside);
    progress("starting " + services.size() + " services");
    start(services);
    awaitReady(services);
    StackFile.write(settings, stack.pids());
    System.out.printf(Locale.ROOT, "%nThe local stack is up after %.1f s:%n", seconds());
    System.out.print(Summary.table(settings));
    System.out.println(
        "\nTry (an order, what became of it, the ledger's trial balance), in this directory:\n");
    System.out.print(Summary.curlLines(settings));
    System.out.println("\nCtrl-C or make down stops it; its data stays (make reset wipes it).");
    if (Training.isDue(settings)) {
      System.out.println("The next start is made quicker in the background (make train).");
      stack.startTrainer();
    }
    return reportEnd(stack.unexpectedEnd().join());
  }

  /** A stack that was killed leaves files there. */
  private void emptyTemporary() throws IOException {
    Files.createDirectories(settings.temporary());
    FileTree.delete(settings.temporary());
    Files.createDirectories(settings.temporary());
  }

  private void startParts(boolean newLog) throws IOException {
    progress("starting Kafka, PostgreSQL and the sandbox");
    stack.startKafka();
    CompletableFuture<Void> keys =
        newLog
            ? CompletableFuture.runAsync(() -> EventKeys.ensureForNewLog(settings))
            : CompletableFuture.completedFuture(null);
    stack.startPostgres();
    progress("PostgreSQL is ready");
    if (!LogWatch.awaitKafka(settings, stack.unexpectedEnd())) {
      throw endedOrLate("kafka");
    }
    progress("Kafka is ready");
    await(keys);
    EventKeys.ensure(settings);
  }

  private static void await(CompletableFuture<Void> keys) {
    try {
      keys.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StackProblem problem
          ? problem
          : new StackProblem("The keys of events cannot be made: " + e.getCause(), e);
    }
  }

  private void start(List<ServiceSpec> services) throws IOException {
    for (ServiceSpec service : services) {
      stack.startService(service);
    }
  }

  private void awaitReady(List<ServiceSpec> services) throws IOException {
    List<ServiceSpec> waiting = new ArrayList<>(services);
    while (!waiting.isEmpty()) {
      for (ServiceSpec service : List.copyOf(waiting)) {
        if (Readiness.isReady(service)) {
          progress(service.name() + " is ready");
          waiting.remove(service);
        }
      }
      if (!waiting.isEmpty() && (endsWithinPoll() || seconds() > READY_LIMIT.toSeconds())) {
        throw endedOrLate(waiting.getFirst().name());
      }
    }
  }

  private boolean endsWithinPoll() throws IOException {
    try {
      stack.unexpectedEnd().get(POLL_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IOException("cannot watch the processes", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private StackProblem endedOrLate(String name) throws IOException {
    if (stack.unexpectedEnd().isDone()) {
      reportEnd(stack.unexpectedEnd().join());
      return new StackProblem("The local stack is stopped.");
    }
    return new StackProblem(
        String.format(
            Locale.ROOT,
            "%s is not ready after %d s, see %s%n%s",
            name,
            READY_LIMIT.toSeconds(),
            settings.log(name),
            lastLines(name)));
  }

  private int reportEnd(String description) throws IOException {
    String name = description.split(" ", 2)[0];
    System.err.printf(
        "%n%s ended unexpectedly. The last lines of %s:%n%s%n",
        description, settings.log(name), lastLines(name));
    return 1;
  }

  private String lastLines(String name) throws IOException {
    return LogWatch.lastLines(settings.log(name), 20);
  }

  private void progress(String message) {
    System.out.printf(Locale.ROOT, "  %5.1f s  %s%n", seconds(), message);
  }

  private double seconds() {
    return (System.nanoTime() - begin) / 1e9;
  }
}
