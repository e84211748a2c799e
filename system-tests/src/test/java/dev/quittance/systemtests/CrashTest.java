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
  private final TestBuyer buyer;

  CrashTest(Cluster cluster) {
    this.cluster = cluster;
    this.platform = cluster.platform();
    this.buyer = new TestBuyer(platform);
  }

  @ParameterizedTest(name = "{0} is killed in the middle and the story completes exactly once")
  @EnumSource
  void aKilledServiceLosesAndDoublesNothing(Service killed) {
    PlacedOrder refunded = buyer.placePaid();
    buyer.awaitStatus(refunded, "AUTHORIZED");

    placeSome();
    buyer.refund(refunded, refunded.key(), refunded.totalMinor());
    PlacedOrder last = buyer.placePaid();
    cluster.kill(killed);
    if (killed != Service.ORDER) {
      placeSome();
    }
    cluster.restart(killed);
    assertThat(buyer.placeAgain(last)).isEqualTo(last.orderId());
    buyer.refund(refunded, refunded.key(), refunded.totalMinor());
    placeSome();

    assertComplete(refunded);
  }

  @Test
  void ordersAreAcceptedWhileKafkaIsAwayAndFlowWhenItIsBack() {
    PlacedOrder refunded = buyer.placePaid();
    buyer.awaitStatus(refunded, "AUTHORIZED");

    cluster.stopBroker();
    try {
      placeSome();
      buyer.refund(refunded, refunded.key(), refunded.totalMinor());
      cluster.awaitReadiness(503);
      placeSome();
    } finally {
      cluster.startBroker();
    }
    cluster.awaitReadiness(200);

    assertComplete(refunded);
  }

  private void placeSome() {
    buyer.placePaid();
    buyer.placeDeclined();
    buyer.placePaid();
  }

  private void assertComplete(PlacedOrder refunded) {
    for (PlacedOrder order : buyer.orders()) {
      if (order.equals(refunded)) {
        buyer.awaitStatus(order, "REFUNDED");
        buyer.awaitNotifications(order, "REFUNDED", "PAYMENT_AUTHORIZED", "ORDER_PLACED");
      } else if (order.isDeclined()) {
        buyer.awaitStatus(order, "FAILED");
        buyer.awaitNotifications(order, "PAYMENT_FAILED", "ORDER_PLACED");
      } else {
        buyer.awaitStatus(order, "AUTHORIZED");
        buyer.awaitNotifications(order, "PAYMENT_AUTHORIZED", "ORDER_PLACED");
      }
    }
    ExactlyOnce.assertEvents(cluster, buyer.orders(), 1);
    buyer.assertBalanced();
    Replays.assertIdentical(platform);
  }
}
