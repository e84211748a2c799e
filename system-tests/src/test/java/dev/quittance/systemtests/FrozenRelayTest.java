package dev.quittance.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.systemtests.client.JsonHttp;
import dev.quittance.systemtests.client.LogReader;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.client.Purchase;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.ClusterTest;
import dev.quittance.systemtests.cluster.Replica;
import dev.quittance.systemtests.cluster.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The relay that publishes freezes, in the middle of its work, and comes back later. */
@ClusterTest
class FrozenRelayTest {

  /** Of the replica that stands by: production's limit, two fifths as long. */
  private static final Map<String, String> SETTINGS =
      Map.of("quittance.outbox.silent-relay-limit", "4s");

  /**
   * Long after it is replaced, and longer than its own client waits for an answer (10 s) before it
   * sends again, but before that gives up what it was about to send (30 s).
   */
  private static final Duration FROZEN = Duration.ofSeconds(12);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Cluster cluster;
  private final Platform platform;

  FrozenRelayTest(Cluster cluster) {
    this.cluster = cluster;
    this.platform = cluster.platform();
  }

  @Test
  void anotherOnePublishesInItsPlaceAndNothingIsDoubled() {
    try (Replica replica = cluster.startReplica(Service.ORDER, SETTINGS)) {
      Platform standby =
          new Platform(
              platform.orders().at(replica.base()),
              platform.payments(),
              platform.ledger(),
              platform.notifications());
      await().atMost(PATIENCE).until(() -> isPublishing(platform.orders()));
      List<String> placed = new ArrayList<>();
      place(platform, placed);
      awaitInLedger(placed);

      List<String> meanwhile = new ArrayList<>();
      ScheduledExecutorService traffic = Executors.newSingleThreadScheduledExecutor();
      ScheduledFuture<?> placing =
          traffic.scheduleAtFixedRate(
              () -> place(standby, meanwhile), 0, 200, TimeUnit.MILLISECONDS);
      long frozenNanos = System.nanoTime();
      cluster.freeze(Service.ORDER);
      try {
        List<String> after = new ArrayList<>();
        place(standby, after);
        awaitInLedger(after);
        await().atMost(PATIENCE).until(() -> System.nanoTime() - frozenNanos > FROZEN.toNanos());
        placed.addAll(after);
      } finally {
        cluster.thaw(Service.ORDER);
      }
      cluster.awaitReadiness(200);
      await().atMost(PATIENCE).until(() -> !isPublishing(platform.orders()));
      assertThat(isPublishing(standby.orders())).isTrue();
      assertThat(placing.isDone()).as("an order was refused").isFalse();
      traffic.close();
      placed.addAll(meanwhile);

      awaitInLedger(placed);
      assertPublishedOnce(placed);
      Replays.assertIdentical(platform);
    }
  }

  private static void place(Platform platform, List<String> placed) {
    var purchase = new Purchase("buyer-1", "supplier-1", Purchase.CARD, "SKU-1", 1, 1_000, "CNY");
    placed.add(
        platform.place(UUID.randomUUID().toString(), purchase).expect(201).path("id").asText());
  }

  private static boolean isPublishing(JsonHttp orders) {
    for (JsonNode check : orders.get("/q/health/ready").body().path("checks")) {
      if (check.path("name").asText().equals("event outbox")) {
        return check.at("/data/role").asText().equals("publishing");
      }
    }
    return false;
  }

  private void awaitInLedger(List<String> placed) {
    for (String order : placed) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(100))
          .untilAsserted(() ->
              assertThat(platform.ledger().get("/transactions/" + order).status()).isEqualTo(200));
    }
  }

  /** Each order was placed by one event of one id in the log, with one effect in the ledger. */
  private void assertPublishedOnce(List<String> placed) {
    Map<String, Set<String>> idsOf;
    try (LogReader log = cluster.log()) {
      idsOf =
          log.all().stream()
              .filter(envelope -> envelope.event() instanceof OrderPlaced)
              .filter(envelope -> placed.contains(envelope.event().subject()))
              .collect(
                  Collectors.groupingBy(
                      envelope -> envelope.event().subject(),
                      Collectors.mapping(EventEnvelope::eventId, Collectors.toSet())));
    }
    assertThat(idsOf.keySet()).containsExactlyInAnyOrderElementsOf(placed);
    assertThat(idsOf.values()).allMatch(ids -> ids.size() == 1);
    for (String order : placed) {
      JsonNode timeline =
          platform.ledger().get("/transactions/" + order).expect(200).path("timeline");
      assertThat(timeline.findValuesAsText("type")).as(order).containsOnlyOnce("OrderPlaced");
    }
  }
}
