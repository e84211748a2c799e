package dev.quittance.systemtests.cluster;

import dev.quittance.localstack.parts.FreePorts;
import dev.quittance.localstack.parts.JavaCommand;
import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.JsonHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One service's process: the same port and database over all its lives. */
final class ServiceProcess implements AutoCloseable {

  /** How many there are of each name. */
  private static final Map<String, Integer> LOGS = new ConcurrentHashMap<>();

  private static final Pattern WARNING = Pattern.compile(" (WARN|ERROR|FATAL) ");

  /** So many warnings are enough to see what is wrong. */
  private static final int TOLD = 20;

  private final List<String> command;
  private final Path output;
  private final URI base;
  private final URI management;
  private @Nullable Process process;

  /**
   * @param name tells its log from those of other replicas
   */
  ServiceProcess(Service service, String name, int port, Map<String, String> settings) {
    this(service.jar(), name, port, withProvider(service, settings));
  }

  private ServiceProcess(Path jar, String name, int port, Map<String, String> settings) {
    int managementPort = FreePorts.next();
    this.management = URI.create("http://127.0.0.1:" + managementPort);
    this.command = command(jar, port, managementPort, settings);
    this.output = newLog(name);
    this.base = URI.create("http://127.0.0.1:" + port);
  }

  /**
   * A log of this run, without what an earlier one has left: tests look for what must not be there.
   * From the second of a name on they are numbered.
   */
  private static Path newLog(String name) {
    int number = LOGS.merge(name, 1, Integer::sum);
    Path log =
        Path.of(
            "target", "system-tests", number == 1 ? name + ".log" : name + "-" + number + ".log");
    try {
      Files.deleteIfExists(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return log;
  }

  static ServiceProcess ofSandbox(int port, Map<String, String> settings) {
    return new ServiceProcess(Service.jar("sandbox"), "sandbox", port, settings);
  }

  /** The sandbox, unless they name another. */
  private static Map<String, String> withProvider(Service service, Map<String, String> settings) {
    if (settings.containsKey("quarkus.oidc.auth-server-url")) {
      return settings;
    }
    Map<String, String> all = new HashMap<>(settings);
    all.putAll(Sandbox.shared().settings(service));
    return all;
  }

  URI base() {
    return base;
  }

  /** Where its metrics are. */
  URI management() {
    return management;
  }

  String output() throws IOException {
    return Files.readString(output);
  }

  /** As ops. */
  JsonHttp http() {
    return new JsonHttp(base, Sandbox.shared().tokens(), Caller.OPS);
  }

  void start() {
    try {
      Files.createDirectories(output.getParent());
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The status of its readiness, or 0 while nothing answers.
   *
   * @throws IllegalStateException if the process has ended by itself
   */
  int readiness() {
    Process current = process;
    if (current != null && !current.isAlive()) {
      throw new IllegalStateException(
          "ended with status " + current.exitValue() + ", see " + output);
    }
    try {
      return new JsonHttp(base).get("/q/health/ready").status();
    } catch (UncheckedIOException e) {
      return 0;
    }
  }

  /** What it says of its readiness, and the last warnings of its log. */
  String situation() {
    String ready;
    try {
      ready = new JsonHttp(base).get("/q/health/ready").toString();
    } catch (RuntimeException e) {
      ready = e.toString();
    }
    List<String> warnings;
    try (Stream<String> lines = Files.lines(output)) {
      warnings = lines.filter(line -> WARNING.matcher(line).find()).toList();
    } catch (IOException | UncheckedIOException e) {
      warnings = List.of(e.toString());
    }
    List<String> last = warnings.subList(Math.max(0, warnings.size() - TOLD), warnings.size());
    return output + "\n  " + ready + "\n  " + String.join("\n  ", last);
  }

  /** Freezes it, in the middle of whatever it does; its connections stay open. */
  void freeze() {
    Signal.STOP.send(Objects.requireNonNull(process, "it does not run").pid());
  }

  /** Lets a frozen one go on, as if no time had passed. */
  void thaw() {
    Signal.CONT.send(Objects.requireNonNull(process, "it does not run").pid());
  }

  /** Writes its heap, without what is garbage, to a file that is not there yet. */
  void dumpHeap(Path file) {
    long pid = Objects.requireNonNull(process, "it does not run").pid();
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      Process dump =
          new ProcessBuilder(jcmd, Long.toString(pid), "GC.heap_dump", file.toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(dump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (dump.waitFor() != 0 || !Files.exists(file)) {
        throw new IllegalStateException("no heap dump: " + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while dumping a heap", e);
    }
  }

  /** Whether it was started and has ended by itself. */
  boolean isDead() {
    Process current = process;
    return current != null && !current.isAlive();
  }

  /** Whether it was started and neither closed nor ended by itself. */
  boolean isRunning() {
    Process current = process;
    return current != null && current.isAlive();
  }

  /** {@code kill -9}: no shutdown hook, no last word. */
  @Override
  public void close() {
    Process current = process;
    if (current == null) {
      return;
    }
    current.destroyForcibly();
    try {
      current.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process = null;
  }

  private static List<String> command(
      Path jar, int port, int managementPort, Map<String, String> settings) {
    List<String> properties = new ArrayList<>();
    properties.add("-Dvertx.disableURIValidation=true"); // as in jvm.options
    properties.add("-Dquarkus.http.host=127.0.0.1");
    properties.add("-Dquarkus.http.port=" + port);
    properties.add("-Dquarkus.management.port=" + managementPort);
    settings.forEach((name, value) -> properties.add("-D" + name + "=" + value));
    // Quick to start and small: four of them share a machine with the build.
    return JavaCommand.with("-Xmx192m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
        .inTheSameTemporaryDirectory()
        .and(properties)
        .jar(jar);
  }
}
