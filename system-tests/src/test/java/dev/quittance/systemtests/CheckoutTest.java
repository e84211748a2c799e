package dev.quittance.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.contract.Ids;
import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.JsonHttp;
import dev.quittance.systemtests.client.PayingBuyer;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.client.Purchase;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.Replica;
import dev.quittance.systemtests.cluster.Service;
import dev.quittance.systemtests.cluster.SharedClusterTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * A buyer's way to an order that is not paid, to one of the catalogue, and to one that is charged
 * in another currency; CrashTest has the rest.
 */
@SharedClusterTest
class CheckoutTest {

  private static final Duration RATE_HOLDS = Duration.ofMinutes(2);

  private final Cluster cluster;
  private final Platform platform;
  private final CartBuyer buyer;

  CheckoutTest(Cluster cluster) {
    this.cluster = cluster;
    this.platform = cluster.platform();
    this.buyer = new CartBuyer(platform);
  }

  @Test
  void aDeclinedCardLeavesAnOrderToBePaidAgainAndACancelledOneGivesItsPiecesBack() {
    CartBuyer.Frozen frozen = buyer.reviewed();
    frozen.body().put("paymentMethodId", Purchase.CARD_DECLINED);
    String orderId = buyer.checkOut(frozen);
    awaitFailed(orderId);
    assertThat(buyer.checkOut(frozen)).isEqualTo(orderId);
    buyer
        .http()
        .post(
            "/orders/" + orderId + "/payment-attempts",
            UUID.randomUUID().toString(),
            Map.of("paymentMethodId", Purchase.CARD_DECLINED))
        .expect(201);
    awaitFailed(orderId);
    buyer.http().post("/orders/" + orderId + "/cancellation", Map.of()).expect(200);
    buyer.assertAvailable(CartBuyer.STOCK);
  }

  /** By a card from Japan, of a rate that no other test sets. */
  @Test
  void whatTheReviewSaysIsChargedThoughTheRateChangesBeforeTheBuyerApproves() {
    setRate("20.5");
    CartBuyer.Frozen told = buyer.reviewed();
    JsonNode offer = awaitOffer(told, "20.5");
    CartBuyer.Frozen late = buyer.reviewed();
    accept(told, offer);
    accept(late, offer);
    PayingBuyer payer = new PayingBuyer(platform, buyer.id());
    told.body().put("paymentMethodId", payer.linkCard("3566002020360505"));

    String orderId = buyer.checkOut(told);
    TestBuyer.eventually(
        () -> assertThat(payment(orderId).path("status").asText()).isEqualTo("ACTION_REQUIRED"));
    setRate("31.5");
    assertThat(awaitOffer(late, "31.5")).isNotEqualTo(offer);
    payer.approve(payment(orderId)).expect(200);
    TestBuyer.eventually(
        () -> assertThat(platform.paymentStatusOf(orderId)).isEqualTo("AUTHORIZED"));
    JsonNode attempt = payment(orderId).path("attempts").path(0);
    assertThat(attempt.path("charged")).isEqualTo(offer.path("charged"));
    assertThat(attempt.path("rate")).isEqualTo(offer.path("rate"));

    JsonNode refused = buyer.tryToCheckOut(late).expect(409);
    assertThat(refused.path("code").asText()).isEqualTo("price_changed");
    assertThat(refused.path("errors").path(0).path("field").asText())
        .isEqualTo("charges[0].charged");
  }

  private void setRate(String rate) {
    Map<String, Object> body =
        Map.of("rate", rate, "validUntil", Instant.now().plus(RATE_HOLDS).toString());
    platform.payments().as(Caller.OPS).put("/exchange-rates/CNY-JPY", body).expect(200);
  }

  private JsonNode awaitOffer(CartBuyer.Frozen frozen, String rate) {
    return await()
        .atMost(TestBuyer.PATIENCE)
        .until(
            () ->
                StreamSupport.stream(buyer.payments(frozen).spliterator(), false)
                    .filter(one -> one.path("rate").asText().equals(rate))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  /** The buyer accepts what he is told. */
  private void accept(CartBuyer.Frozen frozen, JsonNode offer) {
    frozen
        .body()
        .put(
            "charges",
            List.of(
                Map.of(
                    "supplierId",
                    buyer.supplierId(),
                    "currency",
                    "CNY",
                    "method",
                    offer.path("method"),
                    "charged",
                    offer.path("charged"))));
  }

  private JsonNode payment(String orderId) {
    return platform.paymentsOf(orderId).expect(200).path("data").path(0);
  }

  @Test
  void whereOnlyTheCatalogueIsTakenADirectOrderIsAtItsPriceAndReservesItsPieces()
      throws SQLException {
    Map<String, String> known = Map.of("quittance.orders.skus", "known");
    try (Replica replica = cluster.startReplica(Service.ORDER, known)) {
      JsonHttp direct = buyer.http().at(replica.base());
      Map<String, Object> wanted = order("SKU-1", CartBuyer.PIECES, CartBuyer.PRICE);
      assertThat(refused(direct, wanted, 409)).isEqualTo("supplier_not_verified");
      verifySupplier();
      String key = UUID.randomUUID().toString();
      JsonNode placed = direct.post("/orders", key, wanted).expect(201);
      assertThat(direct.post("/orders", key, wanted).expect(201)).isEqualTo(placed);
      assertThat(placed.path("lines").path(0).path("productId").asText())
          .isEqualTo(buyer.productId());
      assertThat(refused(direct, order("SKU-1", CartBuyer.PIECES, CartBuyer.PRICE - 1), 422))
          .isEqualTo("validation_failed");
      assertThat(refused(direct, order("SKU-2", CartBuyer.PIECES, CartBuyer.PRICE), 422))
          .isEqualTo("validation_failed");
      assertThat(refused(direct, order("SKU-1", CartBuyer.STOCK, CartBuyer.PRICE), 409))
          .isEqualTo("insufficient_stock");
      buyer.assertAvailable(CartBuyer.STOCK - CartBuyer.PIECES);
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

  private Map<String, Object> order(String sku, int quantity, long unitPrice) {
    return Map.of(
        "supplierId",
        buyer.supplierId(),
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
  private void verifySupplier() throws SQLException {
    try (Connection connection = cluster.connect(Service.ORDER);
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE supplier SET verified_by = 'olivia', verified_at = now() WHERE id = ?")) {
      update.setObject(1, Ids.uuid("sup_", buyer.supplierId()));
      assertThat(update.executeUpdate()).isOne();
    }
  }

  private void awaitFailed(String orderId) {
    TestBuyer.eventually(() -> assertThat(platform.paymentStatusOf(orderId)).isEqualTo("FAILED"));
  }
}
