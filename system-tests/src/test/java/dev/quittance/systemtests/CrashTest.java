package dev.quittance.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.ClusterExtension;
import dev.quittance.systemtests.cluster.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(ClusterExtension.class)
class CrashTest {

  private final Cluster cluster;
  private final Platform platform;
  private final Market market;

  CrashTest(Cluster cluster) {
    this.cluster = cluster;
    this.platform = cluster.platform();
    this.market = new Market(platform);
  }

  @ParameterizedTest(name = "{0} is killed in the middle and the story completes exactly once")
  @EnumSource
  void aKilledServiceLosesAndDoublesNothing(Service killed) {
    Deal refunded = market.placePaid();
    market.awaitStatus(refunded, "AUTHORIZED");

    placeSome();
    market.refund(refunded, refunded.key(), refunded.totalMinor());
    Deal last = market.placePaid();
    cluster.kill(killed);
    if (killed != Service.ORDER) {
      placeSome();
    }
    cluster.restart(killed);
    assertThat(market.placeAgain(last)).isEqualTo(last.orderId());
    market.refund(refunded, refunded.key(), refunded.totalMinor());
    placeSome();

    assertComplete(refunded);
  }

  @Test
  void ordersAreAcceptedWhileKafkaIsAwayAndFlowWhenItIsBack() {
    Deal refunded = market.placePaid();
    market.awaitStatus(refunded, "AUTHORIZED");

    cluster.stopBroker();
    try {
      placeSome();
      market.refund(refunded, refunded.key(), refunded.totalMinor());
      cluster.awaitReadiness(503);
      placeSome();
    } finally {
      cluster.startBroker();
    }
    cluster.awaitReadiness(200);

    assertComplete(refunded);
  }

  private void placeSome() {
    market.placePaid();
    market.placeDeclined();
    market.placePaid();
  }

  private void assertComplete(Deal refunded) {
    for (Deal deal : market.deals()) {
      if (deal.equals(refunded)) {
        market.awaitStatus(deal, "REFUNDED");
        market.awaitNotifications(deal, "REFUNDED", "PAYMENT_AUTHORIZED", "ORDER_PLACED");
      } else if (deal.isDeclined()) {
        market.awaitStatus(deal, "FAILED");
        market.awaitNotifications(deal, "PAYMENT_FAILED", "ORDER_PLACED");
      } else {
        market.awaitStatus(deal, "AUTHORIZED");
        market.awaitNotifications(deal, "PAYMENT_AUTHORIZED", "ORDER_PLACED");
      }
    }
    ExactlyOnce.assertEvents(cluster, market.deals(), 1);
    market.assertBalanced();
    Replays.assertIdentical(platform);
  }
}
