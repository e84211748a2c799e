package dev.quittance.ledger.replay;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.contract.codec.LogPartition;
import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.kit.log.LogClients;
import dev.quittance.ledger.support.Ledger;
import dev.quittance.ledger.support.LedgerLog;
import dev.quittance.ledger.support.LedgerTest;
import dev.quittance.ledger.support.OrderEvents;
import dev.quittance.testkit.log.LogWriter;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Live and replay agree about records that no publisher of ours would send. It comes late, as every
 * replay after it would go through its large records.
 */
@LedgerTest
@Order(Integer.MAX_VALUE - 1)
class ParkedReplayTest {

  private static final int COUNT = OrderEventsTopic.DEFAULT_PARTITIONS;

  /** Of 900 kB each under one order's key; more by hand, with a smaller heap. */
  private static final int LARGE_RECORDS = Integer.getInteger("large-records", 60);

  /** Decisions are published after they are answered. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Inject LedgerLog log;
  @Inject LogClients access;
  @Inject Ledger ledger;

  private final EventCodec codec = new EventCodec();
  private final OrderEvents order = OrderEvents.of("stray-buyer", "stray-supplier", 1_000, "CNY");
  private final byte[] key = order.orderId().getBytes(StandardCharsets.UTF_8);
  private final int home = LogPartition.of(key, COUNT);
  private final int elsewhere = (home + 1) % COUNT;

  @Test
  void aRecordInTheWrongPartitionIsParkedBothTimesAndItsOrderGoesOn() throws SQLException {
    EventEnvelope early = LogWriter.envelope(order.failed(), Instant.now());
    log.write(order.placed(), Instant.now());
    send(elsewhere, key, utf8("{}"), List.of());
    send(elsewhere, key, codec.payload(early.event()), codec.headers(early));
    log.write(order.authorized("stripe", 50), Instant.now());
    log.awaitConsumed();

    assertThat(parked(elsewhere)).isEqualTo("WRONG_PARTITION WRONG_PARTITION");
    assertThat(parked(home)).isEqualTo("null");
    assertIdentical();

    discardAll("{\"reason\":\"WRONG_PARTITION\"}");
    await().atMost(LIMIT).until(() -> parked(elsewhere).equals("null"));
    assertIdentical();
  }

  @Test
  void recordsOfAnyKeyHeaderAndSizeAreParkedBothTimes() throws SQLException {
    Random random = new Random(13);
    byte[] large = new byte[900_000];
    random.nextBytes(large);
    for (byte[] odd : new byte[][] {null, {}, {0}, new byte[3_000], large}) {
      send(home, odd, null, List.of());
    }
    send(home, null, null, List.of(new RecordHeader("x", large), new RecordHeader("y", null)));
    log.write(order.placed(), Instant.now());
    EventEnvelope paid = LogWriter.envelope(order.authorized("stripe", 50), Instant.now());
    send(home, key, large, List.of());
    List<Header> withoutSchema = codec.headers(paid);
    withoutSchema.add(new RecordHeader("ce_dataschema", null));
    send(home, key, codec.payload(paid.event()), withoutSchema);
    for (int i = 0; i < LARGE_RECORDS; i++) {
      send(home, key, large, List.of());
    }
    log.awaitConsumed();
    assertIdentical();

    String first =
        ledger.query(
            "SELECT partition || '-' || min(\"offset\") FROM parked_event WHERE order_id = '%s' AND decision IS NULL GROUP BY partition"
                .formatted(Ids.uuid(Ids.ORDER, order.orderId())));
    given()
        .contentType("application/json")
        .body("{\"reason\":\"a test\"}")
        .post("/parked-events/" + first + "/discard")
        .then()
        .statusCode(202);
    discardAll("{}");
    await()
        .atMost(LIMIT)
        .until(
            () -> given().get("/transactions/" + order.orderId()).<String>path("status"),
            "AUTHORIZED"::equals);
    assertIdentical();
    assertThat(ledger.replay("{\"mode\":\"rebuild\"}").getString("status")).isEqualTo("SUCCEEDED");
    assertIdentical();
  }

  private void assertIdentical() {
    var replay = ledger.replay("{\"mode\":\"verify\"}");
    assertThat(replay.getString("result")).as(replay.prettify()).isEqualTo("IDENTICAL");
  }

  private static void discardAll(String filter) {
    int discarded =
        given()
            .contentType("application/json")
            .body("{\"reason\":\"a test\",\"filter\":" + filter + "}")
            .post("/parked-events/discard")
            .then()
            .statusCode(202)
            .extract()
            .path("discarded");
    assertThat(discarded).isPositive();
  }

  private String parked(int partition) throws SQLException {
    return ledger.query(
        "SELECT string_agg(reason, ' ') FROM parked_event WHERE decision IS NULL AND record_key = '%s' AND partition = "
                .formatted(order.orderId())
            + partition);
  }

  private void send(
      int partition, byte @Nullable [] recordKey, byte @Nullable [] payload, List<Header> headers) {
    try (Producer<byte[], byte[]> producer = access.newProducer()) {
      var unused =
          producer.send(
              new ProducerRecord<>(
                  OrderEventsTopic.DEFAULT_NAME, partition, recordKey, payload, headers));
      producer.flush();
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
