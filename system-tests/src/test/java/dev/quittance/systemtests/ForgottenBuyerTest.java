package dev.quittance.systemtests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.JsonHttp;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.Sandbox;
import dev.quittance.systemtests.cluster.Service;
import dev.quittance.systemtests.cluster.SharedClusterTest;
import dev.quittance.systemtests.leaks.CardSearch;
import dev.quittance.systemtests.leaks.DatabaseFiles;
import dev.quittance.systemtests.leaks.Needle;
import dev.quittance.systemtests.leaks.Topics;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * A buyer gives an address, complains in his own words with a picture, and is forgotten. What he
 * gave is looked for wherever it could have stayed. Log, ledger and order are as before.
 */
@SharedClusterTest
class ForgottenBuyerTest {

  /** In everything that he gives. */
  private static final String NAME = "Wilhelmine Unvergessen";

  private static final String WORDS = "The tea smells of diesel, says " + NAME;

  /** The beginning of a PNG, and what could be the text in one. */
  private static final byte[] PICTURE =
      ("\211PNG\r\n\32\n" + "kitchen of " + NAME).getBytes(ISO_8859_1);

  private static final Needle PERSONAL = new Needle(NAME);

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Cluster cluster;
  private final Platform platform;
  private final TestBuyer buyer;
  private final JsonHttp orders;
  private final String personalData;

  ForgottenBuyerTest(Cluster cluster) {
    this.cluster = cluster;
    platform = cluster.platform();
    buyer = new TestBuyer(platform);
    orders = platform.orders().as(Caller.buyer(buyer.buyerId()));
    personalData = "/buyers/" + buyer.buyerId() + "/personal-data";
  }

  @Test
  void aBuyerIsForgottenAndTheLogAndTheLedgerStayProvable()
      throws IOException, InterruptedException, SQLException {
    PlacedOrder order = buyer.placePaid();
    buyer.awaitStatus(order, "AUTHORIZED");
    String cart = cartWithAddress();
    String dispute = complaint(order.orderId());
    assertThat(orders.get(cart).expect(200).toString()).contains(NAME);
    assertThat(orders.get(dispute).expect(200).toString()).contains(NAME);

    JsonNode certificate = orders.delete(personalData).expect(200);
    assertThat(certificate.at("/destroyed/sealedValues").findValuesAsText("kind"))
        .contains("cart_address", "dispute_words", "dispute_files");
    assertThat(orders.delete(personalData).expect(200)).isEqualTo(certificate);
    assertThat(orders.get(personalData).expect(200).at("/erasures/0")).isEqualTo(certificate);

    assertThat(orders.get(cart).expect(200).toString()).doesNotContain(NAME);
    assertThat(orders.get(dispute).expect(200).toString()).doesNotContain(NAME);
    nothingOfItIsLeft(order.orderId());

    assertThat(platform.order(order.orderId()).path("buyerId").asText()).isEqualTo(buyer.buyerId());
    Replays.assertIdentical(platform);
    JsonNode entry =
        platform
            .orders()
            .as(Caller.AUDITOR)
            .get("/audit?target=" + buyer.buyerId())
            .expect(200)
            .at("/data/0");
    assertThat(entry.path("hash")).isEqualTo(certificate.at("/proof/auditHash"));
    assertThat(entry.at("/after/keyFingerprint"))
        .isEqualTo(certificate.at("/destroyed/keyFingerprint"));
  }

  /** Gives its path. Another one is a copy of it. */
  private String cartWithAddress() throws IOException, InterruptedException {
    String cart = opened(Map.of());
    Map<String, Object> destination =
        Map.of(
            "country", "CN", "address", Map.of("recipient", NAME, "street", "1 Road of " + NAME));
    HttpRequest.Builder put =
        request(cart + "/destination")
            .header("If-Match", "\"1\"")
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofByteArray(json.writeValueAsBytes(destination)));
    assertThat(send(put).statusCode()).isEqualTo(200);
    String copy = opened(Map.of("from", cart.substring("/carts/".length())));
    assertThat(orders.get(copy).expect(200).toString()).contains(NAME);
    return cart;
  }

  private String opened(Map<String, String> body) {
    return "/carts/"
        + orders.post("/carts", UUID.randomUUID().toString(), body).expect(201).path("id").asText();
  }

  /** Gives its path. */
  private String complaint(String orderId) throws IOException, InterruptedException {
    String dispute =
        "/orders/%s/disputes/%s"
            .formatted(
                orderId,
                orders
                    .post(
                        "/orders/" + orderId + "/disputes",
                        UUID.randomUUID().toString(),
                        Map.of("reason", "not_as_described", "text", WORDS))
                    .expect(201)
                    .path("id")
                    .asText());
    HttpRequest.Builder picture =
        request(dispute + "/evidence")
            .header("Content-Type", "image/png")
            .POST(BodyPublishers.ofByteArray(PICTURE));
    HttpResponse<String> answer = send(picture);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return dispute;
  }

  /**
   * In no row, no topic and no log; and neither in old versions of rows nor in the write-ahead log,
   * which a backup has. What is looked for by the same means and is there shows that they find.
   */
  private void nothingOfItIsLeft(String orderId) throws IOException, SQLException {
    for (Service service : Service.values()) {
      assertThat(PERSONAL.isIn(CardSearch.database(cluster, service)))
          .as("rows of " + service)
          .isFalse();
      assertThat(PERSONAL.isIn(cluster.output(service))).as("log of " + service).isFalse();
      try (Connection connection = cluster.connectAsSuperuser(service)) {
        assertThat(DatabaseFiles.with(connection, NAME)).as("files of " + service).isEmpty();
        if (service == Service.ORDER) {
          assertThat(DatabaseFiles.with(connection, buyer.buyerId()))
              .contains("orders")
              .anyMatch(file -> file.matches("[0-9A-F]{24}"));
        }
      }
    }
    assertThat(Topics.everything(cluster.bootstrapServers()))
        .anyMatch(new Needle(orderId)::isIn)
        .noneMatch(PERSONAL::isIn);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(orders.base().resolve(path))
        .header(
            "Authorization",
            "Bearer " + Sandbox.shared().tokens().of(Caller.buyer(buyer.buyerId())));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString(UTF_8));
  }
}
