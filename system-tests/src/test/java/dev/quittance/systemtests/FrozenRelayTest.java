package dev.quittance.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.systemtests.client.LogReader;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.client.Purchase;
import dev.quittance.systemtests.cluster.OrderReplicas;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The relay that publishes freezes, in the middle of its work, and comes back later. */
class FrozenRelayTest {

  /** Production's limits, two fifths as long. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "quittance.broker.answer-limit", "2s",
          "quittance.outbox.silent-relay-limit", "4s");

  /** Long after it is replaced, but before its own client gives up what it was about to send. */
  private static final Duration FROZEN = Duration.ofSeconds(8);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void anotherOnePublishesInItsPlaceAndNothingIsDoubled() {
    try (OrderReplicas replicas = OrderReplicas.start(SETTINGS)) {
      List<String> placed = new ArrayList<>();
      place(replicas, 0, placed);
      awaitInLedger(replicas, placed);
      int publisher = isPublishing(replicas, 0) ? 0 : 1;
      int standby = 1 - publisher;

      List<String> meanwhile = new ArrayList<>();
      ScheduledExecutorService traffic = Executors.newSingleThreadScheduledExecutor();
      ScheduledFuture<?> placing =
          traffic.scheduleAtFixedRate(
              () -> place(replicas, standby, meanwhile), 0, 200, TimeUnit.MILLISECONDS);
      long frozenNanos = System.nanoTime();
      replicas.freeze(publisher);
      try {
        List<String> after = new ArrayList<>();
        place(replicas, standby, after);
        awaitInLedger(replicas, after);
        await().atMost(PATIENCE).until(() -> System.nanoTime() - frozenNanos > FROZEN.toNanos());
        placed.addAll(after);
      } finally {
        replicas.thaw(publisher);
      }
      replicas.awaitReady();
      await().atMost(PATIENCE).until(() -> !isPublishing(replicas, publisher));
      assertThat(isPublishing(replicas, standby)).isTrue();
      assertThat(placing.isDone()).as("an order was refused").isFalse();
      traffic.close();
      placed.addAll(meanwhile);

      awaitInLedger(replicas, placed);
      assertPublishedOnce(replicas, placed);
      assertIdentical(replicas);
    }
  }

  private static void place(OrderReplicas replicas, int replica, List<String> placed) {
    var purchase = new Purchase("buyer-1", "supplier-1", Purchase.CARD, "SKU-1", 1, 1_000, "CNY");
    var platform =
        new Platform(
            replicas.orders(replica), replicas.ledger(), replicas.ledger(), replicas.ledger());
    placed.add(
        platform.place(UUID.randomUUID().toString(), purchase).expect(201).path("id").asText());
  }

  private static boolean isPublishing(OrderReplicas replicas, int replica) {
    for (JsonNode check : replicas.orders(replica).get("/q/health/ready").body().path("checks")) {
      if (check.path("name").asText().equals("event outbox")) {
        return check.at("/data/role").asText().equals("publishing");
      }
    }
    return false;
  }

  private static void awaitInLedger(OrderReplicas replicas, List<String> placed) {
    for (String order : placed) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(100))
          .untilAsserted(() ->
              assertThat(replicas.ledger().get("/transactions/" + order).status()).isEqualTo(200));
    }
  }

  /** Each order has one event of one id in the log, and one effect in the ledger. */
  private static void assertPublishedOnce(OrderReplicas replicas, List<String> placed) {
    Map<String, Set<String>> idsOf;
    try (LogReader log =
        new LogReader(replicas.bootstrapServers(), OrderEventsTopic.DEFAULT_NAME)) {
      idsOf =
          log.all().stream()
              .collect(
                  Collectors.groupingBy(
                      envelope -> envelope.event().subject(),
                      Collectors.mapping(EventEnvelope::eventId, Collectors.toSet())));
    }
    assertThat(idsOf.keySet()).containsExactlyInAnyOrderElementsOf(placed);
    assertThat(idsOf.values()).allMatch(ids -> ids.size() == 1);
    for (String order : placed) {
      JsonNode timeline =
          replicas.ledger().get("/transactions/" + order).expect(200).path("timeline");
      assertThat(timeline).as(order).hasSize(1);
    }
  }

  private static void assertIdentical(OrderReplicas replicas) {
    var started =
        replicas.ledger().post("/replays", UUID.randomUUID().toString(), Map.of("mode", "verify"));
    started.expect(201);
    String path = URI.create(Objects.requireNonNull(started.location())).getPath();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(replicas.ledger().get(path).expect(200).path("result").asText())
                .isEqualTo("IDENTICAL"));
  }
}
