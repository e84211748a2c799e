package dev.quittance.localstack.teststack;

import dev.quittance.localstack.parts.JavaCommand;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts a {@link TestStackProcess} that ends with this JVM. */
final class TestStackLauncher {

  private static final long START_LIMIT_SECONDS = 90;
  private static final long STOP_LIMIT_SECONDS = 10;

  private TestStackLauncher() {}

  /** Returns {@code "<bootstrap servers> <postgres host> <postgres port>"}. */
  static String launch(TestStackKind kind) throws IOException {
    Path log = logFile(kind);
    ProcessBuilder builder = new ProcessBuilder(command(kind)).redirectError(log.toFile());
    if (kind == TestStackKind.DOCKER) {
      builder.environment().putAll(testcontainersSettings());
    }
    Process process = builder.start();
    String addresses = readyLine(process);
    if (addresses.isEmpty()) {
      process.destroyForcibly();
      throw new IOException("%s does not start, see %s".formatted(kind, log));
    }
    endWithThisJvm(process);
    return addresses;
  }

  private static List<String> command(TestStackKind kind) {
    return JavaCommand.with(
            "-Xmx768m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")
        .inTheSameTemporaryDirectory()
        .main(TestStackProcess.class, kind.name());
  }

  /**
   * What makes Testcontainers start without pulling: it takes these from the environment only.
   * {@link TestStackProcess} does the reaper's work, and inside a container the engine's published
   * ports are reached by localhost when the image that would find the gateway is missing.
   */
  private static Map<String, String> testcontainersSettings() {
    boolean guessHost =
        System.getenv("TESTCONTAINERS_HOST_OVERRIDE") == null
            && new File("/.dockerenv").exists()
            && !DockerProbe.hasImage("alpine:3.17");
    return guessHost
        ? Map.of(
            "TESTCONTAINERS_RYUK_DISABLED", "true", "TESTCONTAINERS_HOST_OVERRIDE", "localhost")
        : Map.of("TESTCONTAINERS_RYUK_DISABLED", "true");
  }

  private static Path logFile(TestStackKind kind) throws IOException {
    Path target = Path.of("target").toAbsolutePath();
    return Files.isDirectory(target)
        ? target.resolve("test-stack-" + kind.name().toLowerCase(Locale.ROOT) + ".log")
        : Files.createTempFile("quittance-test-stack", ".log");
  }

  private static String readyLine(Process process) throws IOException {
    CompletableFuture<String> answer =
        CompletableFuture.supplyAsync(() -> firstReadyLine(process.inputReader()));
    try {
      return answer.get(START_LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return "";
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the test stack started", e);
    }
  }

  private static String firstReadyLine(BufferedReader output) {
    String marker = TestStackProcess.READY + " ";
    return output
        .lines()
        .filter(line -> line.startsWith(marker))
        .map(line -> line.substring(marker.length()))
        .findFirst()
        .orElse("");
  }

  private static void endWithThisJvm(Process process) {
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("test-stack-end")
                .unstarted(() -> {
                  try {
                    process.getOutputStream().close();
                    if (!process.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                      process.destroyForcibly();
                    }
                  } catch (IOException e) {
                    process.destroyForcibly();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
  }
}
