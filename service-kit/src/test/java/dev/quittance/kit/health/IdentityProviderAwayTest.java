package dev.quittance.kit.health;

import static io.restassured.RestAssured.get;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import com.sun.net.httpserver.HttpServer;
import dev.quittance.kit.things.MovableClock;
import dev.quittance.localstack.parts.FreePorts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A service whose identity provider comes late and goes early. */
@QuarkusTest
@TestProfile(IdentityProviderAwayTest.Late.class)
class IdentityProviderAwayTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Readiness asks the provider no more often. */
  private static final Duration ASKED_AGAIN_AFTER = Duration.ofSeconds(5);

  private static final String CHECK = "checks.find { it.name == 'identity provider' }.";

  public static final class Late implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.oidc.auth-server-url",
          "http://127.0.0.1:" + FreePorts.next(),
          "quarkus.oidc.discovery-enabled",
          "false",
          "quarkus.oidc.jwks-path",
          "/jwks",
          "quarkus.oidc.token.issuer",
          issuer());
    }
  }

  @Inject MovableClock clock;

  @AfterEach
  void itIsNow() {
    clock.setAhead(Duration.ZERO);
  }

  @Test
  void aServiceIsReadyOnceItHasHadTheKeysAndSaysWhenTheProviderIsAway() throws IOException {
    get("/q/health/ready")
        .then()
        .statusCode(503)
        .body(CHECK + "status", equalTo("DOWN"))
        .body(CHECK + "data.provider", equalTo("away"))
        .body(CHECK + "data.reason", containsString("its keys were never here"))
        .body(CHECK + "data.keysFrom", nullValue());

    HttpServer provider = provider();
    try {
      clock.setAhead(ASKED_AGAIN_AFTER);
      awaitUp("answers");
    } finally {
      provider.stop(0);
    }
    clock.setAhead(ASKED_AGAIN_AFTER.multipliedBy(2));
    awaitUp("away");
    get("/parked-events").then().statusCode(200);
  }

  private static void awaitUp(String providerIs) {
    await()
        .atMost(LIMIT)
        .untilAsserted(() ->
            get("/q/health/ready")
                .then()
                .body(CHECK + "status", equalTo("UP"))
                .body(CHECK + "data.provider", equalTo(providerIs))
                .body(CHECK + "data.keysFrom", matchesPattern("20\\d\\d-.*T.*Z")));
  }

  /** Gives the keys of the tests' provider at the address that this service knows. */
  private static HttpServer provider() throws IOException {
    byte[] keys;
    try (InputStream in = URI.create(issuer() + "/jwks").toURL().openStream()) {
      keys = in.readAllBytes();
    }
    URI address =
        URI.create(
            ConfigProvider.getConfig().getValue("quarkus.oidc.auth-server-url", String.class));
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort()), 0);
    server.createContext(
        "/jwks",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static String issuer() {
    return Objects.requireNonNull(System.getProperty("test.identity.issuer"));
  }
}
