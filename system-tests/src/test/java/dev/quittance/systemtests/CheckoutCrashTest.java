package dev.quittance.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.JsonHttp;
import dev.quittance.systemtests.client.LogReader;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.client.Purchase;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.ClusterTest;
import dev.quittance.systemtests.cluster.Replica;
import dev.quittance.systemtests.cluster.Service;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A buyer's way from the search to the paid order, while services are killed at its steps. */
@ClusterTest
class CheckoutCrashTest {

  private static final int STOCK = 1_000;
  private static final int PIECES = 10;
  private static final long PRICE = 1_099;

  private final Cluster cluster;
  private final Platform platform;
  private final String buyerId = TestBuyer.anybody();
  private final JsonHttp buyer;

  CheckoutCrashTest(Cluster cluster) {
    this.cluster = cluster;
    this.platform = cluster.platform();
    this.buyer = platform.orders().as(Caller.buyer(buyerId));
  }

  /** What a buyer ordered: the cart's id and version, and the body of its checkout. */
  private record Frozen(String cartId, JsonHttp buyer, Map<String, Object> body) {}

  @Test
  void aCartIsOrderedAndPaidOnceWhicheverServiceIsKilledAtWhicheverStep() {
    String word = "kettle" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    String supplierId = supplier();
    String productId = product(supplierId, word);
    List<String> orders = new ArrayList<>();
    for (Service killed : Service.values()) {
      assertThat(buyer.get("/products?q=" + word).expect(200).path("data").get(0).path("id"))
          .hasToString("\"" + productId + "\"");
      Frozen frozen = reviewed(supplierId, productId);
      if (killed == Service.PAYMENT || killed == Service.LEDGER) {
        cluster.kill(killed); // before the order exists
      }
      String orderId = checkOut(frozen);
      if (killed == Service.ORDER || killed == Service.NOTIFICATION) {
        cluster.kill(killed); // with the answer on its way
      }
      cluster.start(killed);
      if (killed == Service.ORDER) {
        cluster.awaitReadiness(200);
      }
      assertThat(checkOut(frozen)).as("another tab, another key").isEqualTo(orderId);
      orders.add(orderId);
    }
    cluster.awaitReadiness(200);

    for (String orderId : orders) {
      TestBuyer.eventually(
          () -> assertThat(platform.paymentStatusOf(orderId)).isEqualTo("AUTHORIZED"));
      TestBuyer.eventually(() ->
          assertThat(platform.transaction(orderId).body().path("status").asText())
              .isEqualTo("AUTHORIZED"));
    }
    assertThat(buyer.get("/products/" + productId).expect(200).path("available").asLong())
        .isEqualTo(STOCK - (long) PIECES * orders.size());
    assertThat(placedOf(orders)).isEqualTo(orders.size());
    assertThat(platform.trialBalance().path("currencies"))
        .allMatch(line -> line.path("difference").asLong(-1) == 0);
    Replays.assertIdentical(platform);
  }

  @Test
  void aDeclinedCardLeavesAnOrderToBePaidAgainAndACancelledOneGivesItsPiecesBack() {
    String supplierId = supplier();
    String productId = product(supplierId, "teapot");
    Frozen frozen = reviewed(supplierId, productId);
    frozen.body().put("paymentMethodId", Purchase.CARD_DECLINED);
    String orderId = checkOut(frozen);
    TestBuyer.eventually(() -> assertThat(platform.paymentStatusOf(orderId)).isEqualTo("FAILED"));
    assertThat(checkOut(frozen)).isEqualTo(orderId);
    buyer
        .post(
            "/orders/" + orderId + "/payment-attempts",
            UUID.randomUUID().toString(),
            Map.of("paymentMethodId", Purchase.CARD_DECLINED))
        .expect(201);
    TestBuyer.eventually(() -> assertThat(platform.paymentStatusOf(orderId)).isEqualTo("FAILED"));
    buyer.post("/orders/" + orderId + "/cancellation", Map.of()).expect(200);
    assertThat(buyer.get("/products/" + productId).expect(200).path("available").asLong())
        .isEqualTo(STOCK);
  }

  @Test
  void whereOnlyTheCatalogueIsTakenADirectOrderIsAtItsPriceAndReservesItsPieces()
      throws SQLException {
    String supplierId = supplier();
    String productId = product(supplierId, "saucer");
    Map<String, String> known = Map.of("quittance.orders.skus", "known");
    try (Replica replica = cluster.startReplica(Service.ORDER, known)) {
      JsonHttp direct = buyer.at(replica.base());
      Map<String, Object> wanted = order(supplierId, "SKU-1", PIECES, PRICE);
      assertThat(refused(direct, wanted, 409)).isEqualTo("supplier_not_verified");
      verify(supplierId);
      String key = UUID.randomUUID().toString();
      JsonNode placed = direct.post("/orders", key, wanted).expect(201);
      assertThat(direct.post("/orders", key, wanted).expect(201)).isEqualTo(placed);
      assertThat(placed.path("lines").path(0).path("productId").asText()).isEqualTo(productId);
      assertThat(refused(direct, order(supplierId, "SKU-1", PIECES, PRICE - 1), 422))
          .isEqualTo("validation_failed");
      assertThat(refused(direct, order(supplierId, "SKU-2", PIECES, PRICE), 422))
          .isEqualTo("validation_failed");
      assertThat(refused(direct, order(supplierId, "SKU-1", STOCK, PRICE), 409))
          .isEqualTo("insufficient_stock");
      assertThat(buyer.get("/products/" + productId).expect(200).path("available").asLong())
          .isEqualTo(STOCK - PIECES);
      String orderId = placed.path("id").asText();
      TestBuyer.eventually(
          () -> assertThat(platform.paymentStatusOf(orderId)).isEqualTo("AUTHORIZED"));
    }
  }

  private static String refused(JsonHttp direct, Map<String, Object> order, int status) {
    return direct
        .post("/orders", UUID.randomUUID().toString(), order)
        .expect(status)
        .path("code")
        .asText();
  }

  private static Map<String, Object> order(
      String supplierId, String sku, int quantity, long unitPrice) {
    return Map.of(
        "supplierId",
        supplierId,
        "paymentMethodId",
        Purchase.CARD,
        "lines",
        List.of(
            Map.of(
                "sku",
                sku,
                "quantity",
                quantity,
                "unitPrice",
                Map.of("amount", unitPrice, "currency", "CNY"))));
  }

  /** As if two people of ops had. */
  private void verify(String supplierId) throws SQLException {
    try (Connection connection = cluster.connect(Service.ORDER);
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE supplier SET verified_by = 'olivia', verified_at = now() WHERE id = ?")) {
      update.setObject(1, Ids.uuid("sup_", supplierId));
      assertThat(update.executeUpdate()).isOne();
    }
  }

  private String supplier() {
    return platform
        .orders()
        .as(Caller.OPS)
        .post(
            "/suppliers",
            UUID.randomUUID().toString(),
            Map.of("name", "Green Leaf Tea Co., Ltd.", "country", "CN"))
        .expect(201)
        .path("id")
        .asText();
  }

  private String product(String supplierId, String name) {
    return platform
        .orders()
        .as(Caller.OPS)
        .post(
            "/products",
            UUID.randomUUID().toString(),
            Map.of(
                "supplierId",
                supplierId,
                "sku",
                "SKU-1",
                "name",
                name,
                "weightGrams",
                250,
                "status",
                "ACTIVE",
                "available",
                STOCK,
                "priceTiers",
                List.of(
                    Map.of(
                        "minQuantity",
                        PIECES,
                        "unitPrice",
                        Map.of("amount", PRICE, "currency", "CNY")))))
        .expect(201)
        .path("id")
        .asText();
  }

  /** A cart, filled and reviewed; its supplier is not verified, and the buyer knows. */
  private Frozen reviewed(String supplierId, String productId) {
    JsonNode cart = buyer.post("/carts", UUID.randomUUID().toString(), Map.of()).expect(201);
    String path = "/carts/" + cart.path("id").asText();
    cart = at(cart).put(path + "/items/" + productId, Map.of("quantity", PIECES)).expect(200);
    cart = at(cart).put(path + "/destination", Map.of("country", "CN")).expect(200);
    JsonNode review = buyer.get(path + "/review").expect(200);
    assertThat(review.path("obstacles")).hasSize(1);
    Map<String, Object> body = new HashMap<>();
    body.put("paymentMethodId", Purchase.CARD);
    body.put("fingerprint", review.path("fingerprint").asText());
    body.put("acknowledgements", List.of(Map.of("supplierId", supplierId, "status", "UNVERIFIED")));
    return new Frozen(cart.path("id").asText(), at(cart), body);
  }

  /** The buyer, who has seen that version. */
  private JsonHttp at(JsonNode cart) {
    return buyer.ifVersion(cart.path("version").asInt());
  }

  /** Each time with another key, as another tab does. */
  private String checkOut(Frozen frozen) {
    JsonNode orders =
        frozen
            .buyer()
            .post(
                "/carts/" + frozen.cartId() + "/checkout",
                UUID.randomUUID().toString(),
                frozen.body())
            .expect(201)
            .path("orders");
    assertThat(orders).hasSize(1);
    return Objects.requireNonNull(orders.get(0)).path("id").asText();
  }

  private long placedOf(List<String> orders) {
    try (LogReader log = cluster.log()) {
      return log.all().stream()
          .filter(envelope -> envelope.event() instanceof OrderPlaced)
          .filter(envelope -> orders.contains(envelope.event().subject()))
          .map(EventEnvelope::eventId)
          .distinct()
          .count();
    }
  }
}
