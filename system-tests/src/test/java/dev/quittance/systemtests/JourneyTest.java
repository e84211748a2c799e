package dev.quittance.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.systemtests.client.LogReader;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.ClusterExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ClusterExtension.class)
class JourneyTest {

  private final Cluster cluster;
  private final Platform platform;
  private final TestBuyer buyer;

  JourneyTest(Cluster cluster) {
    this.cluster = cluster;
    this.platform = cluster.platform();
    this.buyer = new TestBuyer(platform);
  }

  @Test
  void anOrderIsPaidAndRefundedAndEveryoneKnows() {
    PlacedOrder order = buyer.placePaid();
    buyer.awaitStatus(order, "AUTHORIZED");
    buyer.refund(order, "first-" + order.key(), 1_000);
    buyer.awaitStatus(order, "PARTIALLY_REFUNDED");
    buyer.refund(order, "rest-" + order.key(), 1_500);
    buyer.awaitStatus(order, "REFUNDED");
    buyer.awaitNotifications(order, "REFUNDED", "REFUNDED", "PAYMENT_AUTHORIZED", "ORDER_PLACED");
    assertThat(events(order))
        .containsExactly("OrderPlaced", "PaymentAuthorized", "Refunded", "Refunded");
    buyer.assertBalanced();
    assertSettled();
  }

  @Test
  void aDeclinedCardFailsThePaymentNotTheRequest() {
    PlacedOrder order = buyer.placeDeclined();
    buyer.awaitStatus(order, "FAILED");
    buyer.awaitNotifications(order, "PAYMENT_FAILED", "ORDER_PLACED");
    assertThat(platform.order(order.orderId()).path("failureReason").asText())
        .isEqualTo("card_declined");
    assertThat(events(order)).containsExactly("OrderPlaced", "PaymentFailed");
    buyer.assertBalanced();
    assertSettled();
  }

  @Test
  void aRepeatedRequestIsOneOrder() {
    PlacedOrder order = buyer.placePaid();
    assertThat(buyer.placeAgain(order)).isEqualTo(order.orderId());
    buyer.awaitStatus(order, "AUTHORIZED");
    buyer.awaitNotifications(order, "PAYMENT_AUTHORIZED", "ORDER_PLACED");
    assertThat(events(order)).containsExactly("OrderPlaced", "PaymentAuthorized");
  }

  @Test
  void aReplayOfTheLogIsIdenticalToTheLedger() {
    buyer.awaitStatus(buyer.placePaid(), "AUTHORIZED");
    Replays.assertIdentical(platform);
  }

  /** The buyer's account is a clearing account: what was owed is paid or was given up. */
  private void assertSettled() {
    List<JsonNode> accounts = platform.accounts("buyer:" + buyer.buyerId());
    assertThat(accounts).isNotEmpty();
    assertThat(accounts)
        .allSatisfy(account -> {
          assertThat(account.path("posted").path("balance").asLong(-1)).isZero();
          assertThat(account.path("pending").path("debits").asLong(-1)).isZero();
        });
  }

  private List<String> events(PlacedOrder order) {
    try (LogReader log = cluster.log()) {
      return log.all().stream()
          .map(EventEnvelope::event)
          .filter(event -> event.subject().equals(order.orderId()))
          .map(event -> event.getClass().getSimpleName())
          .toList();
    }
  }
}
