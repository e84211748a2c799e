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
  private final Market market;

  JourneyTest(Cluster cluster) {
    this.cluster = cluster;
    this.platform = cluster.platform();
    this.market = new Market(platform);
  }

  @Test
  void anOrderIsPaidAndRefundedAndEveryoneKnows() {
    Deal deal = market.placePaid();
    market.awaitStatus(deal, "AUTHORIZED");
    market.refund(deal, "first-" + deal.key(), 1_000);
    market.awaitStatus(deal, "PARTIALLY_REFUNDED");
    market.refund(deal, "rest-" + deal.key(), 1_500);
    market.awaitStatus(deal, "REFUNDED");
    market.awaitNotifications(deal, "REFUNDED", "REFUNDED", "PAYMENT_AUTHORIZED", "ORDER_PLACED");
    assertThat(events(deal))
        .containsExactly("OrderPlaced", "PaymentAuthorized", "Refunded", "Refunded");
    market.assertBalanced();
    assertSettled();
  }

  @Test
  void aDeclinedCardFailsThePaymentNotTheRequest() {
    Deal deal = market.placeDeclined();
    market.awaitStatus(deal, "FAILED");
    market.awaitNotifications(deal, "PAYMENT_FAILED", "ORDER_PLACED");
    assertThat(platform.order(deal.orderId()).path("failureReason").asText())
        .isEqualTo("card_declined");
    assertThat(events(deal)).containsExactly("OrderPlaced", "PaymentFailed");
    market.assertBalanced();
    assertSettled();
  }

  @Test
  void aRepeatedRequestIsOneOrder() {
    Deal deal = market.placePaid();
    assertThat(market.placeAgain(deal)).isEqualTo(deal.orderId());
    market.awaitStatus(deal, "AUTHORIZED");
    market.awaitNotifications(deal, "PAYMENT_AUTHORIZED", "ORDER_PLACED");
    assertThat(events(deal)).containsExactly("OrderPlaced", "PaymentAuthorized");
  }

  @Test
  void aReplayOfTheLogIsIdenticalToTheLedger() {
    market.awaitStatus(market.placePaid(), "AUTHORIZED");
    Replays.assertIdentical(platform);
  }

  /** The buyer's account is a clearing account: what was owed is paid or was given up. */
  private void assertSettled() {
    List<JsonNode> accounts = platform.accounts("buyer:" + market.buyerId());
    assertThat(accounts).isNotEmpty();
    assertThat(accounts)
        .allSatisfy(account -> {
          assertThat(account.path("posted").path("balance").asLong(-1)).isZero();
          assertThat(account.path("pending").path("debits").asLong(-1)).isZero();
        });
  }

  private List<String> events(Deal deal) {
    try (LogReader log = cluster.log()) {
      return log.all().stream()
          .map(EventEnvelope::event)
          .filter(event -> event.subject().equals(deal.orderId()))
          .map(event -> event.getClass().getSimpleName())
          .toList();
    }
  }
}
