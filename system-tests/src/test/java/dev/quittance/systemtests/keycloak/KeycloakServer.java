package dev.quittance.systemtests.keycloak;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A real Keycloak with the realm of deploy/keycloak, unpacked by the Maven profile keycloak. */
final class KeycloakServer implements AutoCloseable {

  private static final Path REALM = Path.of("..", "deploy", "keycloak", "quittance-realm.json");
  private static final Path UNPACKED = Path.of("target", "keycloak");

  /** Its first start builds it: a minute and a half on two busy cores. */
  private static final Duration START_LIMIT = Duration.ofMinutes(8);

  private final Process process;
  private final URI realm;

  private KeycloakServer(Process process, int port) {
    this.process = process;
    this.realm = URI.create("http://localhost:" + port + "/realms/quittance");
  }

  static KeycloakServer start() throws IOException {
    Path home = home();
    Path imports = Files.createDirectories(home.resolve("data/import"));
    Files.copy(REALM, imports.resolve("quittance-realm.json"), StandardCopyOption.REPLACE_EXISTING);
    int port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                "bash",
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + freePort()));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xmx512m");
    Path log = UNPACKED.resolve("keycloak.log");
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    KeycloakServer server = new KeycloakServer(process, port);
    try {
      Awaitility.await("Keycloak, see " + log.toAbsolutePath())
          .atMost(START_LIMIT)
          .pollInterval(Duration.ofSeconds(1))
          .until(server::isReady);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
    return server;
  }

  /** Of every token. */
  URI issuer() {
    return realm;
  }

  private boolean isReady() throws InterruptedException {
    if (!process.isAlive()) {
      throw new IllegalStateException("Keycloak ended, status " + process.exitValue());
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(realm + "/.well-known/openid-configuration")).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static Path home() throws IOException {
    if (!Files.isDirectory(UNPACKED)) {
      throw new IllegalStateException("Keycloak is not unpacked: run make test-keycloak");
    }
    try (Stream<Path> unpacked = Files.list(UNPACKED)) {
      return unpacked.filter(Files::isDirectory).findFirst().orElseThrow().toAbsolutePath();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** The script's JVM, too. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
