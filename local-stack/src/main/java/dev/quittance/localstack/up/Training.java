package dev.quittance.localstack.up;

import dev.quittance.localstack.parts.AotCache;
import dev.quittance.localstack.parts.FileTree;
import dev.quittance.localstack.parts.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes the ahead-of-time caches that are not there. A second stack, with ports and data of its
 * own, runs a few orders while its JVMs note what they load and do; each cache is made of such a
 * recording. The stack that is up is not touched, and without its caches it works the same.
 *
 * <p>A training run that is stopped or killed leaves no half cache: each is made beside its place
 * and moved there. What else it leaves is deleted by the next start.
 */
public final class Training {

  /** Tells a training run's JVMs from those of the stack. */
  static final String MARK = "-Ddev.quittance.localstack.training=true";

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final long POLL_MILLIS = 100;
  private static final long LEFT_LIMIT_SECONDS = 10;

  /** What a second stack takes, in kilobytes. */
  private static final long MEMORY_KILOBYTES = 2_500_000;

  private static final long DISK_BYTES = 3_000_000_000L;

  private final Settings settings;
  private final Settings own;
  private final List<ManagedProcess> running = new ArrayList<>();
  private @Nullable PostgresServer postgres;
  private @Nullable ProcessHandle postmaster;
  private boolean stopped;

  /** A program and how it is started with options of its JVM. */
  private record Program(
      String name, AotCache cache, Function<List<String>, ProcessBuilder> command) {}

  public Training(Settings settings) {
    this.settings = settings;
    this.own = settings.training();
  }

  /** Whether a cache is not there, and making it is worth a try. */
  static boolean isDue(Settings settings) {
    return settings.cached()
        && new Training(settings).programs().stream().map(Program::cache).anyMatch(AotCache::isDue);
  }

  /** Makes what is not there; says what it did. */
  public int run() {
    Path lockFile = settings.directory().resolve("training.lock");
    try {
      Optional<StackLock> lock = StackLock.tryAcquire(lockFile);
      if (lock.isEmpty()) {
        System.out.println("Another training run is under way.");
        return 0;
      }
      try (StackLock held = lock.get()) {
        return held.lock().isValid() ? train() : 1;
      }
    } catch (IOException e) {
      throw new StackProblem("The training run failed: " + Trouble.of(e), e);
    }
  }

  private int train() throws IOException {
    long begin = System.nanoTime();
    stopLeft(settings);
    List<Program> missing =
        programs().stream().filter(program -> !program.cache().isThere()).toList();
    if (missing.isEmpty()) {
      System.out.println("Every ahead-of-time cache is there.");
      return 0;
    }
    if (!hasRoom()) {
      System.out.println("Too little memory or disk for a training run.");
      return 0;
    }
    forgetLogs(settings);
    Files.createDirectories(own.temporary());
    Files.createDirectories(own.logs());
    ProcessRecord.of("trainer", ProcessHandle.current()).append(own.processes());
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "training-stop"));
    try {
      for (Program program : missing) {
        program.cache().prepare();
      }
      record(missing);
      for (Program program : missing) {
        make(program);
      }
    } catch (IOException | StackProblem e) {
      giveUp(missing);
      throw e;
    }
    stop();
    System.out.printf(
        Locale.ROOT,
        "%d ahead-of-time caches made in %.0f s: the next start is quicker.%n",
        missing.size(),
        (System.nanoTime() - begin) / 1e9);
    return 0;
  }

  /** Every service that is built, and the broker. */
  private List<Program> programs() {
    List<Program> programs = new ArrayList<>();
    programs.add(
        new Program("kafka", own.kafkaAotCache(), options -> Commands.kafka(own, options)));
    for (ServiceSpec service : own.services()) {
      if (Files.exists(own.application(service))) {
        programs.add(
            new Program(
                service.name(),
                own.aotCache(service),
                options -> Commands.service(own, service, options)));
      }
    }
    return programs;
  }

  private void record(List<Program> missing) throws IOException {
    start(missing, "kafka");
    EventKeys.ensureForNewLog(own);
    startPostgres();
    start(missing, ServiceSpec.SANDBOX);
    if (!LogWatch.awaitKafka(own, new CompletableFuture<>())) {
      throw new StackProblem("kafka is not ready, see " + log("kafka"));
    }
    awaitReady(List.of(own.sandbox()));
    List<ServiceSpec> services =
        own.services().stream().filter(service -> !service.isSandbox()).toList();
    for (ServiceSpec service : services) {
      start(missing, service.name());
    }
    awaitReady(services);
    new TrainingRequests(own).send();
    // The broker last: services finish with it what they hold.
    end(running.stream().filter(process -> !process.name().equals("kafka")).toList());
    end(running.stream().filter(process -> process.name().equals("kafka")).toList());
    stopPostgres();
  }

  private void start(List<Program> missing, String name) throws IOException {
    boolean recorded = missing.stream().anyMatch(program -> program.name().equals(name));
    Program program =
        programs().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    List<String> options = recorded ? AotCache.record(recording(program)) : program.cache().use();
    start(program.name(), program.command().apply(options));
  }

  private synchronized ManagedProcess start(String name, ProcessBuilder builder)
      throws IOException {
    if (stopped) {
      throw new StackProblem("The training run was stopped.");
    }
    ManagedProcess process = ManagedProcess.start(name, builder, own);
    running.add(process);
    return process;
  }

  /** Without the monitor: whoever stops the training run does not wait for a new database. */
  private void startPostgres() throws IOException {
    PostgresServer server =
        PostgresServer.start(
            own.postgresData(), own.postgresPort(), own.log("postgres"), this::begun);
    synchronized (this) {
      postgres = server;
    }
  }

  private synchronized void begun(ProcessHandle process) {
    if (stopped) {
      process.destroyForcibly();
      return;
    }
    postmaster = process;
    try {
      ProcessRecord.of("postgres", process).append(own.processes());
    } catch (IOException e) {
      throw new StackProblem("The training run's processes cannot be noted", e);
    }
  }

  private void awaitReady(List<ServiceSpec> services) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    try {
      for (ServiceSpec service : services) {
        while (!Readiness.isReady(service)) {
          if (System.nanoTime() > deadline || running.stream().anyMatch(one -> !one.isAlive())) {
            throw new StackProblem(service.name() + " is not ready, see " + log(service.name()));
          }
          TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackProblem("Interrupted in a training run", e);
    }
  }

  /** In good order: only then is a recording written. */
  private void end(List<ManagedProcess> processes) {
    processes.forEach(ManagedProcess::askToStop);
    for (ManagedProcess process : processes) {
      await(process);
      synchronized (this) {
        running.remove(process);
      }
    }
  }

  private static void await(ManagedProcess process) {
    try {
      if (!process.awaitEnd(LIMIT)) {
        throw new StackProblem(process.name() + " did not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackProblem("Interrupted in a training run", e);
    }
  }

  private synchronized void stopPostgres() throws IOException {
    if (postgres != null) {
      postgres.close();
      postgres = null;
    }
  }

  private void make(Program program) throws IOException {
    Path recording = recording(program);
    if (!Files.exists(recording)) {
      throw new StackProblem(
          "%s recorded nothing, see %s".formatted(program.name(), log(program.name())));
    }
    String name = program.name() + "-cache";
    ManagedProcess process =
        start(name, program.command().apply(program.cache().create(recording)));
    await(process);
    synchronized (this) {
      running.remove(process);
      if (stopped) {
        throw new StackProblem("The training run was stopped.");
      }
    }
    if (process.exit().join() != 0) {
      throw new StackProblem("%s failed, see %s".formatted(name, log(name)));
    }
    Files.delete(recording);
    program.cache().keep();
  }

  private Path recording(Program program) {
    return own.directory().resolve(program.name() + ".recording");
  }

  /** The next start does not try again, until a jar or the JDK changes. */
  private synchronized void giveUp(List<Program> programs) throws IOException {
    if (stopped) {
      return; // by somebody: that says nothing about the programs
    }
    for (Program program : programs) {
      if (!program.cache().isThere()) {
        program.cache().giveUp();
      }
    }
    Files.move(own.logs(), logs(settings));
  }

  /** Where the logs are of a training run that failed. */
  private static Path logs(Settings settings) {
    return settings.logs().resolve("training");
  }

  private Path log(String process) {
    return logs(settings).resolve(process + ".log");
  }

  private static void forgetLogs(Settings settings) throws IOException {
    Files.createDirectories(settings.logs());
    if (Files.exists(logs(settings))) {
      FileTree.delete(logs(settings));
    }
  }

  /** Ends whatever runs, in whatever it is at, and deletes what was written. */
  private synchronized void stop() {
    stopped = true;
    running.forEach(ManagedProcess::kill);
    running.clear();
    if (postgres == null && postmaster != null) {
      postmaster.destroyForcibly(); // it is only starting
    }
    try {
      stopPostgres();
      FileTree.delete(own.directory());
    } catch (IOException e) {
      // The next start deletes it.
    }
  }

  /** Ends and deletes what a training run has left that was killed, or that still runs. */
  static void stopLeft(Settings settings) throws IOException {
    Path directory = settings.trainingDirectory();
    for (ProcessRecord record : ProcessRecord.all(directory.resolve("processes"))) {
      Optional<ProcessHandle> left = record.alive();
      if (left.isPresent()) {
        left.get().destroyForcibly();
        try {
          left.get().onExit().get(LEFT_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
          throw new IOException("cannot stop process " + record.pid(), e);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
    if (Files.exists(directory)) {
      FileTree.delete(directory);
    }
  }

  private boolean hasRoom() throws IOException {
    Files.createDirectories(settings.directory());
    return Files.getFileStore(settings.directory()).getUsableSpace() > DISK_BYTES
        && availableKilobytes() > MEMORY_KILOBYTES;
  }

  /** What Linux says can be had; unknown elsewhere. */
  private static long availableKilobytes() throws IOException {
    Path file = Path.of("/proc/meminfo");
    if (!Files.exists(file)) {
      return Long.MAX_VALUE;
    }
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith("MemAvailable:"))
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }
}
