package dev.quittance.payments.gateway.card;

import dev.quittance.localstack.parts.FreePorts;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Stripe's own mock server, which refuses every request that Stripe's OpenAPI description does not
 * have. It is a Go program: found on the PATH, or built by a Go toolchain.
 */
final class StripeMock implements AutoCloseable {

  private static final String MODULE = "github.com/stripe/stripe-mock@v0.203.0";
  private static final long BUILD_LIMIT_MINUTES = 5;

  private final Process process;
  private final URI base;

  private StripeMock(Process process, URI base) {
    this.process = process;
    this.base = base;
  }

  /** The program; empty where there is neither it nor a Go toolchain that gets and builds it. */
  static Optional<Path> program() {
    return onPath("stripe-mock").or(() -> onPath("go").flatMap(StripeMock::built));
  }

  private static Optional<Path> onPath(String name) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(File.pathSeparator, -1))
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Optional<Path> built(Path go) {
    Path place = Path.of("target", "go-bin").toAbsolutePath();
    Path program = place.resolve("stripe-mock");
    if (Files.isExecutable(program)) {
      return Optional.of(program);
    }
    ProcessBuilder install = new ProcessBuilder(go.toString(), "install", MODULE);
    install.environment().put("GOBIN", place.toString());
    install.environment().put("GOFLAGS", "-mod=mod");
    try {
      Files.createDirectories(place);
      Process process =
          install
              .redirectErrorStream(true)
              .redirectOutput(place.resolve("install.log").toFile())
              .start();
      if (!process.waitFor(BUILD_LIMIT_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.of(program).filter(Files::isExecutable);
  }

  static StripeMock start(Path program) throws IOException {
    int port = FreePorts.next();
    Process process =
        new ProcessBuilder(program.toString(), "-http-addr", "127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(Path.of("target", "stripe-mock.log").toFile())
            .start();
    StripeMock mock = new StripeMock(process, URI.create("http://127.0.0.1:" + port));
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(mock::answers);
    return mock;
  }

  private boolean answers() throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(base.resolve("/v1/charges")).build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 401;
    } catch (IOException e) {
      return false;
    }
  }

  URI base() {
    return base;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
