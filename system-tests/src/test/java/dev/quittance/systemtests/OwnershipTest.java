package dev.quittance.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.JsonHttp;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.client.Purchase;
import dev.quittance.systemtests.client.Reply;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.SharedClusterTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whose things are whose, across all services. */
@SharedClusterTest
class OwnershipTest {

  private final Platform platform;
  private final TestBuyer alice;
  private final Platform asAlice;
  private final Platform asBob;
  private final String bob = "bob-" + UUID.randomUUID();

  OwnershipTest(Cluster cluster) {
    platform = cluster.platform();
    alice = new TestBuyer(platform);
    asAlice = platform.as(Caller.buyer(alice.buyerId()));
    asBob = platform.as(Caller.buyer(bob));
  }

  @Test
  void aBuyerFindsHerOwnThingsAndAnotherFindsNone() {
    PlacedOrder order = alice.placePaid();
    alice.awaitStatus(order, "AUTHORIZED");
    alice.awaitNotifications(order, "PAYMENT_AUTHORIZED", "ORDER_PLACED");
    String payment = platform.order(order.orderId()).path("paymentId").asText();
    String refund =
        platform.refund(order.key(), payment, 1_000, "CNY").expect(201).path("id").asText();
    String notification = platform.notifications(alice.buyerId()).getFirst().path("id").asText();

    Map<String, String> things =
        Map.of(
            "/orders/" + order.orderId(), "orders",
            "/payments/" + payment, "payments",
            "/payments/" + payment + "/refunds/" + refund, "payments",
            "/notifications/" + notification, "notifications");
    things.forEach((path, service) -> {
      assertThat(of(asAlice, service).get(path).status()).as("alice: " + path).isEqualTo(200);
      assertThat(of(platform, service).get(path).status()).as("support: " + path).isEqualTo(200);
      Reply foreign = of(asBob, service).get(path);
      assertThat(foreign.status()).as("bob: " + path).isEqualTo(404);
      assertThat(foreign.body())
          .as("bob is told the same as of what does not exist: " + path)
          .isEqualTo(withoutInstance(foreign, of(asBob, service).get(absent(path))));
      assertThat(of(platform, service).asNobody().get(path).status()).as(path).isEqualTo(401);
    });
    assertThat(asBob.payments().get("/payments?orderId=" + order.orderId()).expect(200).at("/data"))
        .isEmpty();
    assertThat(
            asAlice.payments().get("/payments?orderId=" + order.orderId()).expect(200).at("/data"))
        .hasSize(1);
  }

  @Test
  void aListHasOnlyWhatIsTheCallersOwn() {
    PlacedOrder order = alice.placePaid();
    alice.awaitNotifications(order, "PAYMENT_AUTHORIZED", "ORDER_PLACED");
    for (String list : List.of("orders", "notifications")) {
      JsonHttp service = of(asBob, list);
      assertThat(service.get("/" + list).expect(200).path("data")).as(list).isEmpty();
      assertThat(service.get("/" + list + "?buyerId=" + alice.buyerId()).status())
          .as("bob asks for alice's " + list)
          .isEqualTo(403);
      assertThat(of(asAlice, list).get("/" + list).expect(200).path("data")).as(list).isNotEmpty();
      assertThat(
              of(platform, list)
                  .get("/" + list + "?buyerId=" + alice.buyerId())
                  .expect(200)
                  .path("data"))
          .as("support asks for alice's " + list)
          .isNotEmpty();
    }
  }

  @Test
  void aCursorOfAnotherBuyerShowsNothingOfHis() {
    alice.placePaid();
    alice.placePaid();
    JsonNode page = asAlice.orders().get("/orders?limit=1").expect(200);
    String cursor = page.path("nextCursor").asText();
    assertThat(cursor).isNotEmpty();
    Reply foreign = asBob.orders().get("/orders?limit=1&cursor=" + cursor);
    assertThat(foreign.body().toString()).doesNotContain(alice.buyerId());
    assertThat(foreign.status()).isBetween(200, 499);
  }

  @Test
  void anothersIdempotencyKeyGivesNoForeignAnswer() {
    PlacedOrder order = alice.placePaid();
    Purchase same = order.purchase();
    Purchase bobs =
        new Purchase(
            bob,
            same.supplierId(),
            same.paymentMethodId(),
            same.sku(),
            same.quantity(),
            same.unitPriceMinor(),
            same.currency());
    Reply reply = platform.place(order.key(), bobs);
    assertThat(reply.body().toString()).doesNotContain(order.orderId(), alice.buyerId());
    assertThat(reply.expect(201).path("buyerId").asText()).isEqualTo(bob);
    assertThat(alice.placeAgain(order)).isEqualTo(order.orderId());
  }

  @Test
  void aBuyerIdInTheBodyIsRefusedAndNotFollowed() {
    Map<String, Object> body =
        Map.of(
            "buyerId",
            alice.buyerId(),
            "supplierId",
            "supplier-1",
            "paymentMethodId",
            Purchase.CARD,
            "lines",
            List.of(
                Map.of(
                    "sku",
                    "A",
                    "quantity",
                    1,
                    "unitPrice",
                    Map.of("amount", 1, "currency", "CNY"))));
    assertThat(asBob.orders().post("/orders", UUID.randomUUID().toString(), body).status())
        .isEqualTo(400);
  }

  private static JsonHttp of(Platform as, String service) {
    return switch (service) {
      case "orders" -> as.orders();
      case "payments" -> as.payments();
      default -> as.notifications();
    };
  }

  /** The same path with ids that nothing has. */
  private static String absent(String path) {
    return path.replaceAll("_[0-9a-f]{32}", "_" + "0".repeat(32));
  }

  /** An answer's body as it would be at the other's path. */
  private static JsonNode withoutInstance(Reply one, Reply other) {
    assertThat(other.status()).isEqualTo(404);
    ObjectNode body = other.body().deepCopy();
    for (String own : List.of("instance", "requestId", "traceId")) {
      if (one.body().has(own)) {
        body.set(own, one.body().get(own));
      }
    }
    return body;
  }
}
