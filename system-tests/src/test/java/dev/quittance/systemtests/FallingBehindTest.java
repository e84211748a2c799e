package dev.quittance.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.JsonHttp;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.client.Purchase;
import dev.quittance.systemtests.client.Reply;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.ClusterTest;
import dev.quittance.systemtests.cluster.Replica;
import dev.quittance.systemtests.cluster.Sandbox;
import dev.quittance.systemtests.cluster.Service;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What happens to the house when a part of it stands still, or forgets its last half second. */
@ClusterTest
class FallingBehindTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int TOLERATED = 20;

  private final Cluster cluster;

  FallingBehindTest(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Asked at a replica of order-service that waits for answers no longer than that. */
  @Test
  void newOrdersAreRefusedWhilePaymentsStandStillAndAcceptedOnceTheyGoOn() {
    try (Replica impatient =
        cluster.startReplica(Service.ORDER, Map.of("quittance.orders.unanswered.limit", "3s"))) {
      Platform all = cluster.platform();
      JsonHttp orders = new JsonHttp(impatient.base(), Sandbox.shared().tokens(), Caller.OPS);
      newOrdersAreRefusedWhilePaymentsStandStill(
          new Platform(orders, all.payments(), all.ledger(), all.notifications()));
    }
  }

  private void newOrdersAreRefusedWhilePaymentsStandStill(Platform platform) {
    TestBuyer buyer = new TestBuyer(platform);
    AtomicReference<Reply> refusal = new AtomicReference<>();
    cluster.freeze(Service.PAYMENT);
    try {
      for (int i = 0; i <= TOLERATED; i++) {
        buyer.placePaid();
      }
      await()
          .atMost(PATIENCE)
          .until(() -> {
            Reply reply = placePaid(platform, buyer, UUID.randomUUID().toString());
            refusal.set(reply);
            return reply.status() != 201;
          });
    } finally {
      cluster.thaw(Service.PAYMENT);
    }
    Reply refused = refusal.get();
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.body().path("code").asText()).isEqualTo("overloaded");
    assertThat(refused.retryAfter()).isEqualTo("10");
    await()
        .atMost(PATIENCE)
        .until(() -> placePaid(platform, buyer, UUID.randomUUID().toString()).status() == 201);
    buyer.orders().forEach(order -> buyer.awaitStatus(order, "AUTHORIZED"));
    cluster.awaitReadiness(200);
    Replays.assertIdentical(platform);
  }

  /**
   * Ledger, orders and inbox do not wait for the disk: what they have lost comes again from the log
   * (ADR 0062).
   */
  @Test
  void whatPostgresqlHasLostBySigkillUnderLoadComesAgainFromTheLog() {
    Platform platform = cluster.platform();
    TestBuyer buyer = new TestBuyer(platform);
    PlacedOrder refunded = buyer.placePaid();
    buyer.awaitStatus(refunded, "AUTHORIZED");
    for (int kill = 0; kill < Rounds.upTo(3); kill++) {
      int wanted = buyer.orders().size() + 15;
      Thread load =
          Thread.ofPlatform()
              .start(() -> {
                while (buyer.orders().size() < wanted + 10) {
                  placeUntilAccepted(platform, buyer);
                }
              });
      await().atMost(PATIENCE).until(() -> buyer.orders().size() >= wanted);
      cluster.killDatabase();
      await().atMost(PATIENCE).until(() -> !load.isAlive());
    }
    cluster.awaitReadiness(200);
    buyer.placeDeclined();
    buyer.refund(refunded, refunded.key(), refunded.totalMinor());
    for (PlacedOrder order : buyer.orders()) {
      if (order.equals(refunded)) {
        buyer.awaitStatus(order, "REFUNDED");
      } else if (order.isDeclined()) {
        buyer.awaitStatus(order, "FAILED");
        buyer.awaitNotifications(order, "PAYMENT_FAILED", "ORDER_PLACED");
      } else {
        buyer.awaitStatus(order, "AUTHORIZED");
        buyer.awaitNotifications(order, "PAYMENT_AUTHORIZED", "ORDER_PLACED");
      }
    }
    ExactlyOnce.assertEvents(cluster, List.copyOf(buyer.orders()), 1);
    buyer.assertBalanced();
    Replays.assertIdentical(platform);
  }

  /** As a client: the same request until it is answered. */
  private static void placeUntilAccepted(Platform platform, TestBuyer buyer) {
    String key = UUID.randomUUID().toString();
    await()
        .atMost(PATIENCE)
        .ignoreException(UncheckedIOException.class)
        .until(() -> placePaid(platform, buyer, key).status() == 201);
  }

  private static Reply placePaid(Platform platform, TestBuyer buyer, String key) {
    var purchase =
        new Purchase(buyer.buyerId(), "supplier-1", Purchase.CARD, "SKU-1", 2, 1_250, "CNY");
    Reply reply = platform.place(key, purchase);
    if (reply.status() == 201) {
      String orderId = Objects.requireNonNull(reply.body().path("id").asText());
      buyer.orders().add(new PlacedOrder(orderId, key, purchase));
    }
    return reply;
  }
}
