package dev.quittance.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.JsonHttp;
import dev.quittance.systemtests.client.LogReader;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.client.Purchase;
import dev.quittance.systemtests.client.Reply;
import dev.quittance.systemtests.cluster.Cluster;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** A buyer and the one product of a new supplier: the way from the search to the paid order. */
final class CartBuyer {

  static final int STOCK = 1_000;
  static final int PIECES = 10;
  static final long PRICE = 1_099;

  private final Platform platform;
  private final String id = TestBuyer.anybody();
  private final JsonHttp http;
  private final String word = "kettle" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
  private final String supplierId;
  private final String productId;

  CartBuyer(Platform platform) {
    this.platform = platform;
    this.http = platform.orders().as(Caller.buyer(id));
    this.supplierId = supplier();
    this.productId = product();
  }

  /** What is ordered: the cart's id and version, and the body of its checkout. */
  record Frozen(String cartId, JsonHttp buyer, Map<String, Object> body) {}

  String id() {
    return id;
  }

  JsonHttp http() {
    return http;
  }

  void assertFindsTheProduct() {
    assertThat(http.get("/products?q=" + word).expect(200).path("data").get(0).path("id"))
        .hasToString("\"" + productId + "\"");
  }

  /** Awaits that each is paid, and that every piece and every event is there once. */
  void assertOrderedOnce(List<String> orders, Cluster cluster) {
    for (String orderId : orders) {
      TestBuyer.eventually(
          () -> assertThat(platform.paymentStatusOf(orderId)).isEqualTo("AUTHORIZED"));
      TestBuyer.eventually(() ->
          assertThat(platform.transaction(orderId).body().path("status").asText())
              .isEqualTo("AUTHORIZED"));
    }
    assertAvailable(STOCK - PIECES * orders.size());
    assertThat(placedOf(orders, cluster)).isEqualTo(orders.size());
  }

  String supplierId() {
    return supplierId;
  }

  String productId() {
    return productId;
  }

  void assertAvailable(int pieces) {
    assertThat(http.get("/products/" + productId).expect(200).path("available").asLong())
        .isEqualTo(pieces);
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

  private String product() {
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
                word,
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
  Frozen reviewed() {
    JsonNode cart = http.post("/carts", UUID.randomUUID().toString(), Map.of()).expect(201);
    String path = "/carts/" + cart.path("id").asText();
    cart = at(cart).put(path + "/items/" + productId, Map.of("quantity", PIECES)).expect(200);
    cart = at(cart).put(path + "/destination", Map.of("country", "CN")).expect(200);
    JsonNode review = http.get(path + "/review").expect(200);
    assertThat(review.path("obstacles")).hasSize(1);
    Map<String, Object> body = new HashMap<>();
    body.put("paymentMethodId", Purchase.CARD);
    body.put("fingerprint", review.path("fingerprint").asText());
    body.put("acknowledgements", List.of(Map.of("supplierId", supplierId, "status", "UNVERIFIED")));
    return new Frozen(cart.path("id").asText(), at(cart), body);
  }

  /** What a frozen cart's only order would be charged, by each kind of method. */
  JsonNode payments(Frozen frozen) {
    return http.get("/carts/" + frozen.cartId() + "/review")
        .expect(200)
        .path("orders")
        .path(0)
        .path("payments");
  }

  /** The buyer, who has seen that version. */
  private JsonHttp at(JsonNode cart) {
    return http.ifVersion(cart.path("version").asInt());
  }

  /** Each time with another key, as another tab does; gives the order's id. */
  String checkOut(Frozen frozen) {
    JsonNode orders = tryToCheckOut(frozen).expect(201).path("orders");
    assertThat(orders).hasSize(1);
    return Objects.requireNonNull(orders.get(0)).path("id").asText();
  }

  Reply tryToCheckOut(Frozen frozen) {
    return frozen
        .buyer()
        .post(
            "/carts/" + frozen.cartId() + "/checkout", UUID.randomUUID().toString(), frozen.body());
  }

  private static long placedOf(List<String> orders, Cluster cluster) {
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
