package dev.quittance.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.Sandbox;
import dev.quittance.systemtests.cluster.Service;
import dev.quittance.systemtests.cluster.SharedClusterTest;
import dev.quittance.systemtests.leaks.SignInPages;
import dev.quittance.systemtests.ledger.CommandLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole journey, after which no secret that was in use is in any log. */
@SharedClusterTest
class SecretsInLogsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern USER_CODE = Pattern.compile("enter the code (\\S+)");

  /** The sandbox's own: of a client, and of a person. */
  private static final String CLIENT_SECRET = "marketplace-secret";

  private static final String PASSWORD = "olivia-demo";
  private static final String CARD = "4000056655665556";
  private static final String WRONG_SECRET = "nobodys-secret-of-this-test";
  private static final String WRONG_PASSWORD = "nobodys-password-of-this-test";

  @TempDir private Path directory;
  private final Cluster cluster;
  private final Platform platform;
  private final Sandbox sandbox = Sandbox.shared();
  private final SignInPages pages = new SignInPages(sandbox.issuer());
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> secrets = new ArrayList<>();

  /** What the command line said. */
  private final StringBuilder said = new StringBuilder();

  SecretsInLogsTest(Cluster cluster) {
    this.cluster = cluster;
    this.platform = cluster.platform();
  }

  @Test
  void noTokenSecretOrPasswordInUseIsInAnyLog()
      throws IOException, InterruptedException, SQLException {
    TestBuyer buyer = new TestBuyer(platform);
    PlacedOrder order = buyer.placePaid();
    buyer.awaitStatus(order, "AUTHORIZED");
    buyer.refund(order, order.key(), order.totalMinor());
    buyer.awaitStatus(order, "REFUNDED");
    buyer.awaitNotifications(order, "REFUNDED", "PAYMENT_AUTHORIZED", "ORDER_PLACED");
    Replays.assertIdentical(platform);
    aClientSignsIn(order);
    aPersonSignsInAtTheCommandLine();
    tokensAreSentWhereTheyDoNotBelong();

    aClientSignsInAtTheCommandLine();
    aCardNumberIsSentWhereATokenOfOneBelongs();

    secrets.addAll(sandbox.tokens().all());
    secrets.addAll(cluster.keys().secrets());
    secrets.addAll(sandbox.privateKeys());
    for (Service service : Service.values()) {
      secrets.addAll(cursorKeys(service));
    }
    secrets.addAll(
        List.of(
            CLIENT_SECRET,
            WRONG_SECRET,
            CARD,
            PASSWORD,
            WRONG_PASSWORD,
            Cluster.DATABASE_PASSWORD,
            base64("marketplace:" + CLIENT_SECRET)));
    for (Service service : Service.values()) {
      assertNoSecret(service.module(), cluster.output(service));
    }
    assertNoSecret("sandbox", sandbox.output());
    assertNoSecret("command line", said.toString());
  }

  private void aClientSignsIn(PlacedOrder order) throws IOException, InterruptedException {
    Map<String, String> grant = Map.of("grant_type", "client_credentials");
    String basic = "Basic " + base64("marketplace:" + CLIENT_SECRET);
    String token = token(pages.post("/token", grant, "Authorization", basic));
    String again =
        token(
            pages.post(
                "/token",
                Map.of(
                    "grant_type",
                    "client_credentials",
                    "client_id",
                    "marketplace",
                    "client_secret",
                    CLIENT_SECRET)));
    for (String one : List.of(token, again)) {
      assertThat(get(Service.LEDGER, "/transactions/" + order.orderId(), one).statusCode())
          .isEqualTo(200);
    }
    HttpResponse<String> refused =
        pages.post(
            "/token", grant, "Authorization", "Basic " + base64("marketplace:" + WRONG_SECRET));
    assertThat(refused.statusCode()).isEqualTo(401);
  }

  private void aPersonSignsInAtTheCommandLine() throws IOException, InterruptedException {
    var quittance = new CommandLine(platform.ledger());
    String file = directory.resolve("login.json").toString();
    Process login =
        quittance.start("login", "--issuer", sandbox.issuer().toString(), "--token-file", file);
    try (BufferedReader output = login.inputReader(UTF_8)) {
      Matcher code = awaitCode(output);
      pages.activate(code.group(1), "olivia", WRONG_PASSWORD, PASSWORD);
      output.lines().forEach(line -> said.append(line).append('\n'));
    }
    assertThat(login.waitFor()).as(said.toString()).isZero();
    assertThat(said).contains("Signed in as olivia (ops)");
    secrets.add(JSON.readTree(Files.readString(Path.of(file))).path("accessToken").asText());
    CommandLine.Said heads = quittance.run("chain-heads", "--token-file", file);
    assertThat(heads.exitCode()).as(heads.text()).isZero();
    said.append(heads.text());
  }

  private void aClientSignsInAtTheCommandLine() throws IOException, InterruptedException {
    String issuer = sandbox.issuer().toString();
    String file = directory.resolve("client.json").toString();
    Path secret = Files.writeString(directory.resolve("client-secret"), CLIENT_SECRET);
    CommandLine.Said login =
        new CommandLine(platform.ledger())
            .run(
                "login",
                "--issuer",
                issuer,
                "--token-file",
                file,
                "--client-id",
                "marketplace",
                "--client-secret-file",
                secret.toString());
    assertThat(login.exitCode()).as(login.text()).isZero();
    said.append(login.text());
    secrets.add(JSON.readTree(Files.readString(Path.of(file))).path("accessToken").asText());
  }

  private void aCardNumberIsSentWhereATokenOfOneBelongs() throws IOException, InterruptedException {
    String body =
        """
        {"supplierId": "supplier-1", "paymentMethodId": "%s",
        "lines": [{"sku": "SKU-1", "quantity": 1, "unitPrice": {"amount": 1, "currency": "CNY"}}]}
        """
            .formatted(CARD);
    HttpRequest order =
        HttpRequest.newBuilder(cluster.base(Service.ORDER).resolve("/orders"))
            .header("Authorization", "Bearer " + sandbox.tokens().of(Caller.buyer("card-holder")))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(order, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
    assertThat(answer.body()).doesNotContain(CARD);
  }

  /** What authenticates cursors, as a log might show bytes. */
  private List<String> cursorKeys(Service service) throws SQLException {
    try (Connection connection = cluster.connect(service);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT key FROM cursor_key")) {
      assertThat(row.next()).as(service.module()).isTrue();
      byte[] key = row.getBytes(1);
      return List.of(
          HexFormat.of().formatHex(key),
          Base64.getEncoder().encodeToString(key),
          Arrays.toString(key));
    }
  }

  private Matcher awaitCode(BufferedReader output) throws IOException {
    String line = output.readLine();
    while (line != null) {
      said.append(line).append('\n');
      Matcher code = USER_CODE.matcher(line);
      if (code.find()) {
        return code;
      }
      line = output.readLine();
    }
    throw new AssertionError("no code: " + said);
  }

  /** Altered, in an address, at somebody who may not. */
  private void tokensAreSentWhereTheyDoNotBelong() throws IOException, InterruptedException {
    String buyers = sandbox.tokens().of(Caller.buyer("buyer-of-secrets"));
    String altered = buyers.substring(0, buyers.length() - 8) + "AAAAAAAA";
    secrets.add(altered);
    for (Service service : Service.values()) {
      assertRefused(get(service, "/parked-events", altered), 401, altered);
      assertRefused(get(service, "/parked-events", buyers), 403, buyers);
      assertRefused(get(service, "/parked-events?access_token=" + buyers, "none"), 401, buyers);
      assertRefused(get(service, "/" + buyers, buyers), 404, "");
    }
  }

  private static void assertRefused(HttpResponse<String> answer, int status, String token) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    if (!token.isEmpty()) {
      assertThat(answer.headers().map() + answer.body()).doesNotContain(signature(token));
    }
  }

  private HttpResponse<String> get(Service service, String path, String token)
      throws IOException, InterruptedException {
    URI uri = cluster.base(service).resolve(path);
    HttpRequest request =
        HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token).build();
    return http.send(request, BodyHandlers.ofString());
  }

  private String token(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).isEqualTo(200);
    String token = JSON.readTree(answer.body()).path("access_token").asText();
    secrets.add(token);
    return token;
  }

  private void assertNoSecret(String where, String log) {
    assertThat(log).as(where).isNotEmpty();
    for (String secret : secrets) {
      assertThat(log.contains(signature(secret)))
          .as("%s in the log of %s", kind(secret), where)
          .isFalse();
    }
  }

  /** What makes a token work; anything else as a whole. */
  private static String signature(String secret) {
    return secret.substring(secret.lastIndexOf('.') + 1);
  }

  private static String kind(String secret) {
    return secret.contains(".") ? "a token" : secret;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
