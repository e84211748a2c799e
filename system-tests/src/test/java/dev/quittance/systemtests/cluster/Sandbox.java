package dev.quittance.systemtests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quittance.localstack.parts.FileTree;
import dev.quittance.systemtests.client.JsonHttp;
import dev.quittance.systemtests.client.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The packaged sandbox, which is the identity provider and the gateways of every service that a
 * test starts: one for all tests of a JVM, from the first that needs it to the end.
 */
public final class Sandbox implements IdentityProvider {

  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static @Nullable Sandbox shared;

  private final Path data;
  private final ServiceProcess process;
  private final Tokens tokens;

  private Sandbox(Path data) {
    this.data = data;
    int port = Ports.free(1).getFirst();
    URI issuer = URI.create("http://127.0.0.1:" + port + "/identity");
    this.tokens = new Tokens(issuer);
    this.process =
        ServiceProcess.ofSandbox(
            port,
            Map.of(
                "quittance.sandbox.data", data.toString(),
                "quittance.sandbox.books", data.resolve("books.jsonl").toString(),
                "quittance.sandbox.identity.issuer", issuer.toString(),
                "quittance.sandbox.identity.device-interval", "1s",
                "quittance.sandbox.card.search-delay", "200ms",
                "quittance.sandbox.card.later", "4s", // than a refund whose first answer is lost
                "quittance.sandbox.card.pages-url", issuer.resolve("/card/3ds/").toString(),
                "quittance.sandbox.wallet.url", issuer.resolve("/wallet").toString()));
  }

  /** The one that runs; starts it if none does yet. */
  public static synchronized Sandbox shared() {
    Sandbox sandbox = shared;
    if (sandbox == null) {
      sandbox = another();
      shared = sandbox;
    }
    return sandbox;
  }

  /** One of a test's own, whose keys no service trusts. */
  public static Sandbox another() {
    Sandbox sandbox;
    try {
      sandbox = new Sandbox(Files.createTempDirectory("quittance-sandbox"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(sandbox::end, "end-sandbox"));
    sandbox.start();
    return sandbox;
  }

  @Override
  public Tokens tokens() {
    return tokens;
  }

  @Override
  public Map<String, String> settings(Service service) {
    return Map.of("quarkus.oidc.auth-server-url", issuer().toString());
  }

  /** {@code iss} of its tokens. */
  public URI issuer() {
    return tokens.issuer();
  }

  /** Where its keys are, and those of the wallet's merchant. */
  Path data() {
    return data;
  }

  /** What it remembers over a restart. */
  public Path books() {
    return data.resolve("books.jsonl");
  }

  /** What it has logged, in this life and those before. */
  public String output() throws IOException {
    return process.output();
  }

  /** What it signs with, as its file has it: the secret parts of RSA keys. */
  public List<String> privateKeys() throws IOException {
    List<String> secrets = new ArrayList<>();
    for (JsonNode key :
        new ObjectMapper().readTree(data.resolve("identity-keys.json").toFile()).path("keys")) {
      for (String part : List.of("d", "p", "q")) {
        secrets.add(key.path("jwk").path(part).asText());
      }
    }
    return secrets;
  }

  /** {@code kill -9}. */
  public void kill() {
    process.close();
  }

  /** Starts it with its keys and books of before, and awaits that it is ready. */
  public void start() {
    process.start();
    await().atMost(START_LIMIT).untilAsserted(() -> assertThat(process.readiness()).isEqualTo(200));
  }

  /** Makes it sign with a new key; those who have a token of it get another one. */
  public void rotateKeys() {
    new JsonHttp(issuer()).post(issuer().getPath() + "/keys/rotate", Map.of()).expect(200);
    tokens.forget();
  }

  private void end() {
    process.close();
    try {
      FileTree.delete(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
