package dev.quittance.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.ClusterTest;
import dev.quittance.systemtests.cluster.Service;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ClusterTest
class CrashTest {

  private final Cluster cluster;
  private final Platform platform;
  private final TestBuyer buyer;

  CrashTest(Cluster cluster) {
    this.cluster = cluster;
    this.platform = cluster.platform();
    this.buyer = new TestBuyer(platform);
  }

  /**
   * One story for all four: {@code make chaos} kills each by itself, again and again. Those that
   * nobody asks while they start are still away when the next one is killed. Orders are placed by
   * programs, and by a buyer from a cart: before the kill, or with the answer on its way.
   */
  @Test
  void servicesKilledOneAfterTheOtherLoseAndDoubleNothing() {
    Map<Service, PlacedOrder> refunded = new EnumMap<>(Service.class);
    for (Service killed : Service.values()) {
      refunded.put(killed, buyer.placePaid());
    }
    refunded.values().forEach(order -> buyer.awaitStatus(order, "AUTHORIZED"));

    CartBuyer visitor = new CartBuyer(platform);
    List<String> fromCarts = new ArrayList<>();
    refunded.forEach((killed, order) -> {
      visitor.assertFindsTheProduct();
      CartBuyer.Frozen cart = visitor.reviewed();
      placeSome();
      buyer.refund(order, order.key(), order.totalMinor());
      PlacedOrder last = buyer.placePaid();
      boolean away = killed == Service.PAYMENT || killed == Service.LEDGER;
      if (away) {
        cluster.kill(killed); // before the order exists
      }
      String fromCart = visitor.checkOut(cart);
      if (!away) {
        cluster.kill(killed);
      }
      fromCarts.add(fromCart);
      if (killed != Service.ORDER) {
        placeSome();
      }
      cluster.start(killed);
      if (killed == Service.ORDER || killed == Service.PAYMENT) {
        cluster.awaitReadiness(200);
      }
      assertThat(buyer.placeAgain(last)).isEqualTo(last.orderId());
      buyer.refund(order, order.key(), order.totalMinor());
      assertThat(visitor.checkOut(cart)).as("another tab, another key").isEqualTo(fromCart);
    });
    cluster.awaitReadiness(200);
    placeSome();

    visitor.assertOrderedOnce(fromCarts, cluster);
    assertComplete(refunded.values());
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

    assertComplete(List.of(refunded));
  }

  private void placeSome() {
    buyer.placePaid();
    buyer.placeDeclined();
    buyer.placePaid();
  }

  private void assertComplete(Collection<PlacedOrder> refunded) {
    for (PlacedOrder order : buyer.orders()) {
      if (refunded.contains(order)) {
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
    ExactlyOnce.assertEvents(cluster, buyer.orders(), refunded.size());
    buyer.assertBalanced();
    Replays.assertIdentical(platform);
  }
}
