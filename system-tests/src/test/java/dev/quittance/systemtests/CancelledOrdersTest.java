package dev.quittance.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.contract.Ids;
import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.client.Purchase;
import dev.quittance.systemtests.client.Reply;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.Service;
import dev.quittance.systemtests.cluster.SharedClusterTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Orders are cancelled while their payment is under way, or because nobody pays. */
@SharedClusterTest
class CancelledOrdersTest {

  private static final int CROSSINGS = 20;
  private static final long TOTAL = 1_700;

  private final Cluster cluster;
  private final Platform platform;
  private final String buyer = TestBuyer.anybody();

  CancelledOrdersTest(Cluster cluster) {
    this.cluster = cluster;
    platform = cluster.platform();
  }

  @Test
  void anOrderThatWaitsForItsBuyerIsCancelledEverywhere() {
    String order = place("pm_alipay");
    TestBuyer.eventually(
        () -> assertThat(payment(order).path("status").asText()).isEqualTo("ACTION_REQUIRED"));
    assertThat(cancel(order).expect(200).path("status").asText()).isEqualTo("CANCELLED");
    TestBuyer.eventually(
        () -> assertThat(payment(order).path("status").asText()).isEqualTo("FAILED"));
    assertThat(payment(order).path("failureReason").asText()).isEqualTo("order_cancelled");
    awaitLedger(order, "CANCELLED");
    TestBuyer.eventually(() ->
        assertThat(
                platform.notifications(buyer).stream()
                    .filter(told -> told.path("orderId").asText().equals(order))
                    .map(told -> told.path("kind").asText()))
            .contains("ORDER_CANCELLED"));
    Replays.assertIdentical(platform);
  }

  /** Whichever was first, nobody keeps the money, and all services and a replay agree on it. */
  @Test
  void whereAPaymentAndTheCancellationCrossTheMoneyGoesBack() {
    List<String> cancelled = new ArrayList<>();
    for (int i = 0; i < CROSSINGS; i++) {
      String order = place(Purchase.CARD);
      if (cancel(order).status() == 200) {
        cancelled.add(order);
      }
    }
    assertThat(cancelled).isNotEmpty();
    for (String order : cancelled) {
      TestBuyer.eventually(() -> {
        JsonNode payment = payment(order);
        assertThat(payment.path("status").asText()).isIn("FAILED", "REFUNDED");
        assertThat(payment.path("reversals").findValuesAsText("status"))
            .allMatch("SUCCEEDED"::equals);
      });
      boolean crossed = payment(order).path("status").asText().equals("REFUNDED");
      awaitLedger(order, crossed ? "REFUNDED" : "CANCELLED");
      TestBuyer.eventually(() ->
          assertThat(platform.paymentStatusOf(order)).isEqualTo(crossed ? "REFUNDED" : "FAILED"));
      assertThat(platform.order(order).path("status").asText()).isEqualTo("CANCELLED");
      assertThat(platform.order(order).path("refunded").path("amount").asLong())
          .isEqualTo(crossed ? TOTAL : 0);
    }
    for (var service : List.of(platform.orders(), platform.payments(), platform.ledger())) {
      assertThat(Platform.parked(service).toString()).doesNotContain(cancelled);
    }
    assertThat(platform.trialBalance().path("currencies"))
        .allMatch(line -> line.path("difference").asLong(-1) == 0);
    Replays.assertIdentical(platform);
  }

  @Test
  void anOrderThatNobodyPaysIsCancelledInTime() throws SQLException {
    String order = place(Purchase.CARD_DECLINED);
    TestBuyer.eventually(() ->
        assertThat(platform.order(order).path("status").asText()).isEqualTo("PAYMENT_FAILED"));
    assertThat(platform.order(order).path("payBy").asText()).isNotEmpty();
    timePasses(order);
    TestBuyer.eventually(
        () -> assertThat(platform.order(order).path("status").asText()).isEqualTo("CANCELLED"));
    assertThat(platform.order(order).path("cancellationReason").asText())
        .isEqualTo("payment_overdue");
    awaitLedger(order, "CANCELLED");
    TestBuyer.eventually(
        () -> assertThat(payment(order).path("orderCancelledAt").asText()).isNotEmpty());
  }

  private void timePasses(String order) throws SQLException {
    try (Connection connection = cluster.connect(Service.ORDER);
        PreparedStatement update =
            connection.prepareStatement("UPDATE orders SET due_at = now() WHERE id = ?")) {
      update.setObject(1, Ids.uuid(Ids.ORDER, order));
      assertThat(update.executeUpdate()).isOne();
    }
  }

  private String place(String method) {
    var purchase = new Purchase(buyer, "supplier-1", method, "SKU-1", 1, TOTAL, "CNY");
    return platform.place(UUID.randomUUID().toString(), purchase).expect(201).path("id").asText();
  }

  private Reply cancel(String order) {
    return platform
        .orders()
        .as(Caller.buyer(buyer))
        .post("/orders/" + order + "/cancellation", Map.of());
  }

  private JsonNode payment(String order) {
    return platform.paymentsOf(order).expect(200).path("data").path(0);
  }

  private void awaitLedger(String order, String status) {
    TestBuyer.eventually(() ->
        assertThat(platform.transaction(order).body().path("status").asText()).isEqualTo(status));
  }
}
