package dev.quittance.systemtests.keycloak;

import dev.quittance.localstack.parts.FileTree;
import dev.quittance.localstack.parts.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Keycloak as the Maven profile keycloak has unpacked it, with an empty database. */
final class KeycloakProcess {

  /** An administrator of this server alone, and his secret. */
  static final String ADMIN = "test-admin";

  static final String ADMIN_SECRET = "test-admin-secret";

  private static final Path REALM = Path.of("..", "deploy", "keycloak", "quittance-realm.json");
  private static final Path UNPACKED = Path.of("target", "keycloak");

  /** Its first start builds it: a minute and a half on two busy cores. */
  private static final Duration START_LIMIT = Duration.ofMinutes(8);

  private final Process process;
  private final int port;

  private KeycloakProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it and awaits that it serves the realm; it ends with this JVM. */
  static KeycloakProcess start() {
    try {
      Path home = home();
      FileTree.delete(home.resolve("data"));
      Path imports = Files.createDirectories(home.resolve("data/import"));
      Files.copy(REALM, imports.resolve("quittance-realm.json"));
      int port = FreePorts.next();
      Path log = UNPACKED.resolve("keycloak.log");
      ProcessBuilder builder = command(home, port);
      var keycloak =
          new KeycloakProcess(
              builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(), port);
      Runtime.getRuntime().addShutdownHook(new Thread(keycloak::end, "end-keycloak"));
      Awaitility.await("Keycloak, see " + log.toAbsolutePath())
          .atMost(START_LIMIT)
          .pollInterval(Duration.ofSeconds(1))
          .until(keycloak::isReady);
      return keycloak;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As in docker-compose.yml, but for the ports. */
  private static ProcessBuilder command(Path home, int port) {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                "bash",
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + FreePorts.next()));
    builder
        .environment()
        .putAll(
            Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "JAVA_OPTS_KC_HEAP",
                "-Xmx512m",
                "KC_HOSTNAME",
                "http://localhost:" + port,
                "KC_HOSTNAME_BACKCHANNEL_DYNAMIC",
                "true",
                "KC_BOOTSTRAP_ADMIN_CLIENT_ID",
                ADMIN,
                "KC_BOOTSTRAP_ADMIN_CLIENT_SECRET",
                ADMIN_SECRET));
    return builder;
  }

  /** A realm's address. */
  URI realm(String host, String name) {
    return URI.create("http://" + host + ":" + port + "/realms/" + name);
  }

  private boolean isReady() throws InterruptedException {
    if (!process.isAlive()) {
      throw new IllegalStateException("Keycloak ended, status " + process.exitValue());
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create(realm("localhost", "quittance") + "/.well-known/openid-configuration"))
              .build();
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

  /** The script's JVM, too. */
  private void end() {
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
