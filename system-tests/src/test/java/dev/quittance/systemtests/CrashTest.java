package dev.quittance.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.ClusterTest;
import dev.quittance.systemtests.cluster.Service;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
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

  /** What a buyer has just done when a service is killed. */
  private enum Step {
    SEARCHED,
    REVIEWED,
    ORDERED,
    REFUNDED
  }

  /**
   * One story for all four, of orders placed by programs and by a buyer from a cart. Each service
   * is killed at one step; if rounds are long, each at each. Those that nobody asks while they
   * start are still away when the next one is killed.
   */
  @Test
  void servicesKilledOneAfterTheOtherLoseAndDoubleNothing() {
    Map<Kill, PlacedOrder> refunded = new LinkedHashMap<>();
    for (Service service : Service.values()) {
      for (Step step : Step.values()) {
        if (Rounds.areLong() || step == theOnly(service)) {
          refunded.put(new Kill(service, step), buyer.placePaid());
        }
      }
    }
    refunded.values().forEach(order -> buyer.awaitStatus(order, "AUTHORIZED"));

    CartBuyer visitor = new CartBuyer(platform);
    List<String> fromCarts = new ArrayList<>();
    refunded.forEach((kill, order) -> fromCarts.add(walk(kill, visitor, order)));
    cluster.awaitReadiness(200);
    placeSome();

    visitor.assertOrderedOnce(fromCarts, cluster);
    assertComplete(refunded.values());
  }

  /** The most that can be under way: before the order exists, or with the answer on its way. */
  private static Step theOnly(Service service) {
    return switch (service) {
      case PAYMENT, LEDGER -> Step.REVIEWED;
      case ORDER, NOTIFICATION -> Step.ORDERED;
    };
  }

  /** Gives the order that the visitor places from his cart. */
  private String walk(Kill kill, CartBuyer visitor, PlacedOrder order) {
    visitor.assertFindsTheProduct();
    kill.after(Step.SEARCHED);
    kill.undoIf(Service.ORDER);
    CartBuyer.Frozen cart = visitor.reviewed();
    kill.after(Step.REVIEWED);
    kill.undoIf(Service.ORDER);
    placeSome();
    PlacedOrder last = buyer.placePaid();
    String fromCart = visitor.checkOut(cart);
    kill.after(Step.ORDERED);
    kill.undoIf(Service.ORDER, Service.PAYMENT);
    buyer.refund(order, order.key(), order.totalMinor());
    kill.after(Step.REFUNDED);
    kill.undo();
    placeSome();
    assertThat(buyer.placeAgain(last)).isEqualTo(last.orderId());
    buyer.refund(order, order.key(), order.totalMinor());
    assertThat(visitor.checkOut(cart)).as("another tab, another key").isEqualTo(fromCart);
    return fromCart;
  }

  /** {@code kill -9} of a service after a step. */
  private final class Kill {

    private final Service service;
    private final Step step;
    private boolean isAway;

    Kill(Service service, Step step) {
      this.service = service;
      this.step = step;
    }

    void after(Step done) {
      if (done == step) {
        cluster.kill(service);
        isAway = true;
      }
    }

    /** Before these are asked. */
    void undoIf(Service... asked) {
      if (List.of(asked).contains(service)) {
        undo();
      }
    }

    void undo() {
      if (isAway) {
        isAway = false;
        cluster.start(service);
        if (service == Service.ORDER || service == Service.PAYMENT) {
          cluster.awaitReadiness(200);
        }
      }
    }
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
