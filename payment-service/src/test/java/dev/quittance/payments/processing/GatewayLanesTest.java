package dev.quittance.payments.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.kit.work.Room;
import dev.quittance.payments.OperationRows;
import dev.quittance.payments.Orders;
import dev.quittance.payments.ScriptedGateway;
import dev.quittance.payments.gateway.Gateways;
import dev.quittance.payments.operation.Outcome.Pending;
import dev.quittance.payments.store.PaymentReads;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GatewayLanesTest {

  private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");

  @Inject Gateways gateways;
  @Inject PaymentReads reads;
  @Inject Orders orders;
  @Inject ScriptedGateway gateway;
  @Inject OperationRows rows;

  @Test
  void theFreestGatewayComesFirstAndAFullOneNotAtAll() {
    GatewayLanes lanes = lanes(() -> NOW);
    Map<String, Integer> limits =
        lanes.limits(new Room(10, 5, Map.of("scripted", 3, "sandbox", 5, "card", 1)));
    assertThat(limits).doesNotContainKey("sandbox").containsEntry("card", 4);
    assertThat(List.copyOf(limits.keySet()).reversed().subList(0, 2))
        .containsExactlyInAnyOrder("scripted", ScriptedGateway.FORMER_NAME);
    assertThat(limits).containsEntry("scripted", 2);
  }

  @Test
  void aGatewayThatHadAnotherNameHasOneLaneForBoth() {
    GatewayLanes lanes = lanes(() -> NOW);
    assertThat(lanes.of(ScriptedGateway.FORMER_NAME)).isEqualTo("scripted");
    assertThat(lanes.limits(new Room(10, 5, Map.of("scripted", 3))))
        .containsEntry("scripted", 2)
        .containsEntry(ScriptedGateway.FORMER_NAME, 2);
    assertThat(lanes.limits(new Room(10, 5, Map.of("scripted", 5))))
        .doesNotContainKeys("scripted", ScriptedGateway.FORMER_NAME);
  }

  @Test
  void whatWaitsForAGatewayThatIsNotHereHasALaneWithinAMinute() {
    Room room = new Room(10, 5, Map.of());
    AtomicReference<Instant> now = new AtomicReference<>(NOW);
    GatewayLanes lanes = lanes(() -> now.get());
    assertThat(lanes.limits(room)).doesNotContainKey("gone");
    String paymentId =
        orders.place(
            gateway.method((request, charge) -> {
              gateway.resolve(request.idempotencyKey(), new Pending("ch_slow"));
              return new Pending("ch_slow");
            }));
    Orders.awaitStatus(paymentId, "PENDING");
    rows.renameGateway(paymentId, "gone");
    try {
      assertThat(lanes.limits(room)).as("looked up just now").doesNotContainKey("gone");
      now.set(NOW.plus(Duration.ofMinutes(1)));
      assertThat(lanes.limits(room)).containsEntry("gone", 5);
    } finally {
      rows.renameGateway(paymentId, "scripted");
    }
  }

  private GatewayLanes lanes(InstantSource now) {
    return new GatewayLanes(gateways, reads, now.withZone(ZoneOffset.UTC));
  }
}
