package dev.quittance.kit.outbox;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.quittance.contract.Event;
import dev.quittance.kit.delivery.Database;
import dev.quittance.kit.delivery.Effects;
import dev.quittance.kit.delivery.KitLog;
import dev.quittance.kit.delivery.Orders;
import dev.quittance.kit.log.EventKeys;
import dev.quittance.kit.log.EventKitConfig;
import dev.quittance.kit.log.LogClients;
import dev.quittance.kit.trace.RecordSpans;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RelayTest {

  private static final Duration LIMIT = Duration.ofSeconds(40);

  @Inject KitLog log;
  @Inject Effects effects;
  @Inject Database database;
  @Inject Outbox outbox;
  @Inject AgroalDataSource dataSource;
  @Inject LogClients access;
  @Inject EventKeys keys;
  @Inject EventKitConfig config;
  @Inject RelayMeters meters;
  @Inject RecordSpans spans;
  @Inject Clock clock;

  private final String order = Orders.next();

  @Test
  void theEventsOfAnOrderLeaveInTheOrderInWhichTheyWereWritten() {
    Map<String, List<String>> written = new TreeMap<>();
    List<String> orders = List.of(Orders.next(), Orders.next(), Orders.next());
    for (int i = 0; i < 10; i++) {
      for (String each : orders) {
        log.publish(Orders.failed(each), Orders.failed(each))
            .forEach(envelope ->
                written.computeIfAbsent(each, _ -> new ArrayList<>()).add(envelope.eventId()));
      }
    }
    log.awaitTaken();
    written.forEach((each, ids) -> assertThat(log.idsOf(each)).isEqualTo(ids));
    written.forEach((each, ids) -> assertThat(effects.of(each)).isEqualTo(ids));
  }

  @Test
  void aCommitWakesTheRelayLongBeforeItWouldLook() {
    assertThat(config.outbox().pollInterval()).isGreaterThan(LIMIT);
    log.publish(Orders.placed(order));
    await().atMost(LIMIT).until(() -> log.idsOf(order).size() == 1);
  }

  @Test
  void aTransactionThatIsRolledBackPublishesNothing() {
    assertThatThrownBy(() ->
            QuarkusTransaction.requiringNew()
                .run(() -> {
                  outbox.append(Orders.placed(order));
                  throw new IllegalStateException("rolled back");
                }))
        .hasMessageContaining("rolled back");
    log.publish(Orders.placed(Orders.next()));
    log.awaitTaken();
    assertThat(log.idsOf(order)).isEmpty();
  }

  @Test
  void outsideATransactionNothingCanBePublished() {
    assertThatThrownBy(() -> outbox.append(Orders.placed(order)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aCrashBetweenAcknowledgementAndDeletionPublishesTwiceAndHasOneEffect() {
    Event placed = Orders.placed(order);
    String id =
        QuarkusTransaction.requiringNew()
            .call(() -> {
              var envelope = outbox.append(placed).getFirst();
              database.update(
                  "CREATE TABLE undeleted AS SELECT record_key, headers, payload"
                      + " FROM outbox_event ORDER BY id DESC LIMIT 1");
              return envelope.eventId();
            });
    try {
      log.awaitTaken();
      database.update(
          "INSERT INTO outbox_event (record_key, headers, payload) SELECT * FROM undeleted");
    } finally {
      database.update("DROP TABLE undeleted");
    }
    log.publish(Orders.failed(order));
    log.awaitTaken();
    assertThat(log.idsOf(order)).hasSize(3).startsWith(id, id);
    assertThat(effects.of(order)).hasSize(2).startsWith(id).doesNotHaveDuplicates();
  }

  @Test
  void aSecondRelayWaitsAndTakesOverWhenTheFirstLosesItsConnection() throws Exception {
    log.publish(Orders.placed(order));
    log.awaitTaken();
    Relay second = new Relay(dataSource, access, keys, config, meters, spans, clock);
    second.start(new StartupEvent());
    assertThat(second.isActive()).isFalse();
    try {
      await()
          .atMost(LIMIT)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> second.isActive() || killActive());
      List<String> ids = log.publishEach(Orders.failed(order), Orders.failed(order));
      log.awaitTaken();
      assertThat(log.idsOf(order)).hasSize(3).endsWith(ids.getFirst(), ids.getLast());
    } finally {
      long before = System.nanoTime();
      second.stop(new ShutdownEvent());
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
    }
    assertThat(second.isActive()).isFalse();
    log.publish(Orders.failed(order));
    log.awaitTaken();
    assertThat(effects.of(order)).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void anEventThatTheBrokerRefusesHoldsUpItsOrderAndNoOther() {
    database.update(
        "INSERT INTO outbox_event (record_key, headers, payload) VALUES (?, '{}', ?)",
        order.getBytes(java.nio.charset.StandardCharsets.UTF_8),
        new byte[3_000_000]);
    log.publish(Orders.placed(order));
    String other = Orders.next();
    log.publish(Orders.placed(other));
    try {
      await().atMost(LIMIT).until(() -> effects.of(other).size() == 1);
      await()
          .atMost(LIMIT)
          .untilAsserted(() ->
              assertThat(get("/q/health/ready").then().statusCode(503).extract().asString())
                  .contains("RecordTooLargeException"));
      assertThat(log.idsOf(order)).isEmpty();
    } finally {
      database.update("DELETE FROM outbox_event WHERE length(payload) = 3000000");
    }
    log.awaitTaken();
    assertThat(effects.of(order)).hasSize(1);
    assertThat(log.idsOf(other)).hasSize(1);
    await().atMost(LIMIT).until(() -> get("/q/health/ready").statusCode() == 200);
  }

  /** Ends the connection of the relay that publishes; false. */
  private boolean killActive() {
    database.texts(
        """
        SELECT pg_terminate_backend(pid)
          FROM pg_locks
         WHERE locktype = 'advisory' AND (classid::bigint << 32) + objid::bigint = ?
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        """,
        Relay.LOCK);
    return false;
  }
}
