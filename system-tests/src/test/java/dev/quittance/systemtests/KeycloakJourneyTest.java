package dev.quittance.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.keycloak.KeycloakServer;
import dev.quittance.systemtests.ledger.CommandLine;
import java.io.BufferedReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same journey with the tokens of a real Keycloak, whose people are in deploy/keycloak. */
@Tag("keycloak")
class KeycloakJourneyTest extends Journey {

  private static final KeycloakServer KEYCLOAK = KeycloakServer.shared();
  private static @Nullable Cluster cluster;

  KeycloakJourneyTest() {
    super(running(), "alice", "bob");
  }

  @BeforeAll
  static void start() {
    cluster = Cluster.start("keycloak-", KEYCLOAK, Map.of());
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void servicesFollowItsNewKeys() {
    Caller auditor = Caller.AUDITOR;
    var platform = running().platform().as(auditor);
    String before = KEYCLOAK.tokens().keyOf(auditor);
    platform.orders().get("/orders").expect(200);
    KEYCLOAK.rotateKeys();
    assertThat(KEYCLOAK.tokens().keyOf(auditor)).isNotEqualTo(before);
    platform.orders().get("/orders").expect(200);
    platform.payments().get("/payments").expect(200);
    platform.ledger().get("/trial-balance").expect(200);
    platform.notifications().get("/notifications?buyerId=alice").expect(200);
  }

  @Test
  void theCommandLineSignsInByABrowser(@TempDir Path directory) throws Exception {
    CommandLine quittance = CommandLine.asNobody(running().platform().ledger());
    String[] file = {"--token-file", directory.resolve("token").toString()};
    Process login =
        quittance.start("login", "--issuer", KEYCLOAK.issuer().toString(), file[0], file[1]);
    try (BufferedReader said = login.inputReader()) {
      String page = said.readLine();
      while (!page.startsWith("or open ")) {
        page = Objects.requireNonNull(said.readLine(), "the end of what login says");
      }
      KEYCLOAK.grantDevice(URI.create(page.substring("or open ".length())), "olivia");
      assertThat(said.readAllAsString()).contains("Signed in as olivia (ops)");
    } finally {
      login.destroy();
    }
    assertThat(quittance.run("trial-balance", file[0], file[1]).exitCode()).isZero();
    assertThat(quittance.run("trial-balance").exitCode()).isEqualTo(6);
  }

  private static Cluster running() {
    return Objects.requireNonNull(cluster);
  }
}
