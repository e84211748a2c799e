package dev.quittance.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.JsonHttp;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.client.Purchase;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.SharedClusterTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A buyer complains about what he paid, support decides, and the money goes back. */
@SharedClusterTest
class DisputedOrdersTest {

  private static final long TOTAL = 1_700;
  private static final long GRANTED = 600;

  private final Platform platform;
  private final String buyer = TestBuyer.anybody();

  DisputedOrdersTest(Cluster cluster) {
    platform = cluster.platform();
  }

  @Test
  void whatSupportGrantsIsRefundedOnceAndSeenInTheLedger() {
    String order = paid(Purchase.CARD);
    String dispute = dispute(order);
    assertThat(platform.order(order).path("status").asText()).isEqualTo("DISPUTED");
    resolve(order, dispute);
    TestBuyer.eventually(
        () -> assertThat(refund(order, dispute).path("status").asText()).isEqualTo("PAID"));
    assertThat(platform.order(order).path("status").asText()).isEqualTo("PARTIALLY_REFUNDED");
    assertThat(platform.order(order).path("refunded").path("amount").asLong()).isEqualTo(GRANTED);
    JsonNode payment = platform.paymentsOf(order).expect(200).path("data").path(0);
    assertThat(payment.path("refunds").findValuesAsText("id"))
        .containsExactly("rfd_" + dispute.substring(4));
    TestBuyer.eventually(() ->
        assertThat(platform.transaction(order).body().path("status").asText())
            .isEqualTo("PARTIALLY_REFUNDED"));
    assertThat(platform.transaction(order).body().path("refunded").path("amount").asLong(-1))
        .isEqualTo(GRANTED);
    TestBuyer.eventually(() ->
        assertThat(
                platform.notifications(buyer).stream()
                    .filter(told -> told.path("orderId").asText().equals(order))
                    .map(told -> told.path("kind").asText()))
            .contains("BUYER_DISPUTE_OPENED", "BUYER_DISPUTE_RESOLVED", "REFUNDED"));
    assertThat(platform.trialBalance().path("currencies"))
        .allMatch(line -> line.path("difference").asLong(-1) == 0);
    Replays.assertIdentical(platform);
  }

  private JsonNode refund(String order, String dispute) {
    return orders().get("/orders/" + order + "/disputes/" + dispute).expect(200).path("refund");
  }

  private String paid(String method) {
    var purchase = new Purchase(buyer, "supplier-1", method, "SKU-1", 1, TOTAL, "CNY");
    String order =
        platform.place(UUID.randomUUID().toString(), purchase).expect(201).path("id").asText();
    TestBuyer.eventually(
        () -> assertThat(platform.order(order).path("status").asText()).isEqualTo("PAID"));
    return order;
  }

  private String dispute(String order) {
    return orders()
        .post(
            "/orders/" + order + "/disputes",
            "dispute-" + order,
            Map.of("reason", "not_as_described", "text", "It is another colour"))
        .expect(201)
        .path("id")
        .asText();
  }

  private void resolve(String order, String dispute) {
    platform
        .orders()
        .as(Caller.SUPPORT)
        .post(
            "/orders/" + order + "/disputes/" + dispute + "/resolution",
            "resolve-" + dispute,
            Map.of(
                "outcome",
                "partial_refund",
                "reason",
                "A part of it is",
                "amount",
                Map.of("amount", GRANTED, "currency", "CNY")))
        .expect(201);
  }

  private JsonHttp orders() {
    return platform.orders().as(Caller.buyer(buyer));
  }
}
