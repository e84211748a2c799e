package dev.quittance.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.contract.Ids;
import dev.quittance.systemtests.client.JsonHttp;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.client.Purchase;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.Replica;
import dev.quittance.systemtests.cluster.Service;
import dev.quittance.systemtests.cluster.SharedClusterTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * A buyer's way to an order that is not paid, and to one of the catalogue; CrashTest has the rest.
 */
@SharedClusterTest
class CheckoutTest {

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
