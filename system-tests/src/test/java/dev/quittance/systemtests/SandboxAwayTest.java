package dev.quittance.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.ClusterTest;
import dev.quittance.systemtests.cluster.OutsideWorld;
import dev.quittance.systemtests.cluster.Sandbox;
import dev.quittance.systemtests.gateway.Remembered;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The identity provider goes away and comes back: that of all services of all tests. Gateways and
 * bank go with it, and know what they have done.
 */
@Isolated
@ClusterTest
class SandboxAwayTest {

  private final Platform platform;
  private final TestBuyer alice;
  private final Platform asAlice;

  SandboxAwayTest(Cluster cluster) {
    platform = cluster.platform();
    alice = new TestBuyer(platform);
    asAlice = platform.as(Caller.buyer(alice.buyerId()));
  }

  @Test
  void servicesGoOnWithoutTheIdentityProviderAndFollowItsNewKeys() throws IOException {
    Sandbox sandbox = Sandbox.shared();
    sandbox.tokens().forget(); // none shall expire while there are no others to be had
    PlacedOrder order = alice.placePaid();
    alice.awaitStatus(order, "AUTHORIZED");
    Remembered remembered = Remembered.by(OutsideWorld.shared());
    sandbox.kill();
    try {
      assertEverybodyIsAnswered(order);
      alice.placePaid();
      Replays.assertIdentical(platform);
    } finally {
      sandbox.start();
    }
    remembered.assertKnown(sandbox);
    sandbox.rotateKeys();
    alice.placePaid();
    alice.awaitStatus(Objects.requireNonNull(alice.orders().getLast()), "AUTHORIZED");
    assertEverybodyIsAnswered(order);
    assertChargeOfBeforeIsRefunded(order);
    Replays.assertIdentical(platform);
  }

  /** The sandbox remembers over its death what it has charged, as the world outside does. */
  private void assertChargeOfBeforeIsRefunded(PlacedOrder order) {
    String paymentId = payment(order).path("id").asText();
    platform.refund(UUID.randomUUID().toString(), paymentId, 1, "CNY").expect(201);
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> {
          JsonNode refund = payment(order).path("refunds").path(0);
          assertThat(refund.path("status").asText()).isEqualTo("SUCCEEDED");
        });
  }

  private JsonNode payment(PlacedOrder order) {
    return platform.paymentsOf(order.orderId()).body().path("data").path(0);
  }

  private void assertEverybodyIsAnswered(PlacedOrder order) {
    asAlice.orders().get("/orders/" + order.orderId()).expect(200);
    asAlice.notifications().get("/notifications").expect(200);
    platform.payments().get("/payments?orderId=" + order.orderId()).expect(200);
    platform.ledger().get("/transactions/" + order.orderId()).expect(200);
  }
}
