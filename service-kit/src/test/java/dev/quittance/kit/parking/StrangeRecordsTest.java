package dev.quittance.kit.parking;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.RefusalCode;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.kit.delivery.Database;
import dev.quittance.kit.delivery.Effects;
import dev.quittance.kit.delivery.KitLog;
import dev.quittance.kit.delivery.Orders;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever a broker takes is parked or consumed, and its partition goes on. */
@QuarkusTest
class StrangeRecordsTest {

  /** A broker takes a little more than this by default. */
  private static final int LARGE = 1_000_000;

  @Inject KitLog log;
  @Inject Effects effects;
  @Inject Database database;

  private final EventCodec codec = new EventCodec();
  private final String order = Orders.next();

  @AfterEach
  void nothingStaysParked() {
    log.awaitTaken();
    database.update("DELETE FROM parked_event");
  }

  @Test
  void keysHeadersAndPayloadsOfAnySizeAreParkedAndThePartitionGoesOn() {
    int partition = log.partitionOf(order);
    List<Header> headers = codec.headers(placed());
    List<byte[]> keys =
        Arrays.asList(
            null, new byte[0], new byte[] {0}, random(2_705), random(3_000), random(LARGE / 2));
    for (byte[] key : keys) {
      log.sendTo(partition, key, codec.payload(Orders.placed(order)), headers);
      log.sendTo(partition, key, null, List.of());
    }
    byte[] garbage = random(LARGE);
    log.sendTo(partition, null, garbage, List.of());
    log.sendTo(partition, null, null, List.of(new RecordHeader("large", garbage)));
    log.sendTo(partition, null, null, List.of(new RecordHeader("x".repeat(LARGE), null)));
    log.sendTo(partition, null, null, List.of(new RecordHeader("a\u0000b", new byte[] {0})));
    log.sendTo(partition, null, null, many(20_000));
    log.publish(Orders.placed(order));
    log.awaitTaken();

    assertThat(effects.of(order)).hasSize(1);
    assertThat(database.number("SELECT count(*) FROM parked_event"))
        .isEqualTo(2L * keys.size() + 5);
    assertThat(given().queryParam("limit", 100).get("/parked-events").statusCode()).isEqualTo(200);
  }

  @Test
  void aHeaderWithoutValueIsKeptWithoutOne() {
    EventEnvelope placed = placed();
    List<Header> headers = new ArrayList<>(codec.headers(placed));
    headers.add(new RecordHeader("ce_dataschema", null));
    effects.refuse(placed.eventId(), RefusalCode.ORDER_UNKNOWN);
    log.sendTo(log.partitionOf(order), utf8(order), codec.payload(placed.event()), headers);
    log.awaitTaken();
    effects.acceptAll();
    assertThat(decide(parkedId(), "retry").statusCode()).isEqualTo(202);
    log.awaitTaken();

    assertThat(effects.of(order)).containsExactly(placed.eventId());
  }

  @Test
  void aStrayIsParkedForItselfAloneAndDiscardedWhereItLies() {
    int elsewhere = (log.partitionOf(order) + 1) % log.partitions();
    EventEnvelope placed = placed();
    log.sendTo(elsewhere, utf8(order), codec.payload(placed.event()), codec.headers(placed));
    log.awaitTaken();
    assertThat(reasons()).containsExactly("WRONG_PARTITION");

    log.publish(Orders.placed(order));
    log.awaitTaken();
    assertThat(effects.of(order)).hasSize(1).doesNotContain(placed.eventId());

    Response retry = decide(parkedId(), "retry");
    assertThat(retry.statusCode()).isEqualTo(409);
    assertThat(retry.<String>path("code")).isEqualTo("no_order");
    assertThat(decide(parkedId(), "discard").statusCode()).isEqualTo(202);
    log.awaitTaken();
    assertThat(reasons()).isEmpty();
    log.publish(Orders.failed(order));
    log.awaitTaken();
    assertThat(effects.of(order)).hasSize(2);
  }

  @Test
  void whatIsUnderNoOrdersKeyIsDiscarded() {
    log.sendTo(2, null, null, List.of());
    log.awaitTaken();
    assertThat(decide(parkedId(), "discard").statusCode()).isEqualTo(202);
    log.awaitTaken();
    assertThat(reasons()).isEmpty();
  }

  private List<String> reasons() {
    return database.texts("SELECT reason FROM parked_event ORDER BY partition, \"offset\"");
  }

  private String parkedId() {
    return database.texts("SELECT partition || '-' || \"offset\" FROM parked_event").getFirst();
  }

  private static Response decide(String id, String decision) {
    String body = decision.equals("retry") ? "{}" : "{\"reason\":\"a test\"}";
    return given()
        .contentType("application/json")
        .body(body)
        .post("/parked-events/" + id + "/" + decision);
  }

  private EventEnvelope placed() {
    return new EventEnvelope(
        Ids.next(Ids.EVENT), Instant.now(), "/quittance/test", null, Orders.placed(order));
  }

  /** Bytes that do not shrink. */
  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static List<Header> many(int count) {
    Header one = new RecordHeader("x", new byte[] {1, 2, 3});
    return Collections.nCopies(count, one);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
