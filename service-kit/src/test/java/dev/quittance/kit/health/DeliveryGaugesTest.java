package dev.quittance.kit.health;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.kit.delivery.Effects;
import dev.quittance.kit.delivery.KitLog;
import dev.quittance.kit.delivery.Orders;
import dev.quittance.testkit.Management;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeliveryGaugesTest {

  private static final Duration LIMIT = Duration.ofSeconds(40);

  @Inject MeterRegistry metrics;
  @Inject KitLog log;
  @Inject Effects effects;

  private final String order = Orders.next();

  @AfterEach
  void everythingIsTakenAgain() {
    effects.acceptAll();
    log.awaitTaken();
  }

  @Test
  void theLagOfAPartitionThatIsStuckGrowsInEventsAndSecondsAndEndsWithIt() {
    log.awaitTaken();
    String partition = String.valueOf(log.partitionOf(order));
    effects.fail(order);
    log.publish(Orders.placed(order));
    log.publish(Orders.failed(order));
    await().atMost(LIMIT).until(() -> lag("events", partition) == 2);
    await().atMost(LIMIT).until(() -> lag("seconds", partition) > 1);
    log.publish(Orders.failed(order));
    await().atMost(LIMIT).until(() -> lag("events", partition) == 3);
    assertThat(get("/q/health/ready").asString()).contains("\"lag\": 3");

    effects.acceptAll();
    await()
        .atMost(LIMIT)
        .until(() -> lag("events", partition) == 0 && lag("seconds", partition) == 0);
  }

  @Test
  void parkedEventsAreCountedByReason() {
    log.send(order, "", List.of());
    log.awaitTaken();
    await().atMost(LIMIT).until(() -> parked() > 0);
    assertThat(Management.metrics())
        .contains("quittance_parked_by_reason_events{reason=\"")
        .contains("quittance_parked_decisions_total{decision=\"retry\"}");
  }

  @Test
  void batchesPublishesPoolAndClientsAreMeasured() {
    log.publish(Orders.placed(order));
    log.awaitTaken();
    await()
        .atMost(LIMIT)
        .untilAsserted(() ->
            assertThat(Management.metrics())
                .contains("quittance_intake_batch_seconds_bucket{le=\"0.1\"}")
                .contains("quittance_relay_publish_seconds_bucket{le=\"0.1\"}")
                .contains("quittance_relay_active 1.0")
                .contains("agroal_active_count{")
                .containsPattern("kafka_consumer_[a-z_]+\\{client_id=\"kit-test-intake-0\"")
                .containsPattern("kafka_producer_[a-z_]+\\{client_id=\"kit-test-relay\""));
  }

  private double parked() {
    return metrics.find("quittance.parked.by.reason.events").gauges().stream()
        .mapToDouble(Gauge::value)
        .sum();
  }

  private double lag(String unit, String partition) {
    Gauge gauge = metrics.find("quittance.intake.lag." + unit).tag("partition", partition).gauge();
    return gauge == null ? -1 : gauge.value();
  }
}
