package dev.quittance.kit.parking;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.contract.RefusalCode;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.kit.delivery.Database;
import dev.quittance.kit.delivery.Effects;
import dev.quittance.kit.delivery.KitLog;
import dev.quittance.kit.delivery.Orders;
import dev.quittance.testkit.Management;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ParkedEventsTest {

  @Inject KitLog log;
  @Inject Effects effects;
  @Inject Database database;

  private final String order = Orders.next();

  @AfterEach
  void nothingStaysParked() {
    effects.acceptAll();
    log.awaitTaken();
    database.update("DELETE FROM parked_event");
  }

  @Test
  void whatCannotBeReadIsParkedWholeWithTheReason() {
    log.send(order, "not an event", List.of(new RecordHeader("x", utf8("y"))));
    log.awaitTaken();
    Map<String, Object> parked = parked(order).getFirst();
    assertThat(parked)
        .containsEntry("key", order)
        .containsEntry("reason", "NOT_A_CLOUD_EVENT")
        .containsEntry("payloadBytes", 12)
        .containsEntry("partition", log.partitionOf(order));
    assertThat(parked.get("detail")).asString().contains("ce_specversion");
    assertThat(parked.get("parkedAt")).isNotNull();
    assertThat(
            database.texts(
                """
                SELECT convert_from(payload, 'UTF8') || ' ' || convert_from(headers[1], 'UTF8')
                       || convert_from(headers[2], 'UTF8')
                  FROM parked_event WHERE record_key = ?
                """,
                utf8(order)))
        .containsExactly("not an event xy");
  }

  @Test
  void anUnknownTypeIsParkedAndTheOrdersLaterEventsBehindItWhileOthersGoOn() {
    sendUnknownType(order);
    log.publish(Orders.placed(order));
    String other = Orders.next();
    log.publish(Orders.placed(other));
    log.awaitTaken();
    assertThat(reasons(order)).containsExactly("UNKNOWN_TYPE", "PARKED_BEHIND");
    assertThat(effects.of(order)).isEmpty();
    assertThat(effects.of(other)).hasSize(1);
  }

  @Test
  void theListComesInPagesInTheOrderOfTheLog() {
    List<String> orders = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      orders.add(Orders.next());
      sendUnknownType(orders.getLast());
    }
    log.awaitTaken();
    List<String> ids = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    String cursor = null;
    do {
      Response page = list(2, cursor);
      assertThat(page.<List<String>>path("data.id")).hasSizeLessThanOrEqualTo(2);
      ids.addAll(page.path("data.id"));
      keys.addAll(page.path("data.key"));
      cursor = page.path("nextCursor");
    } while (cursor != null);
    assertThat(keys).containsExactlyInAnyOrderElementsOf(orders);
    assertThat(ids)
        .isEqualTo(
            database.texts(
                "SELECT partition || '-' || \"offset\" FROM parked_event"
                    + " ORDER BY partition, \"offset\""));
  }

  @Test
  void aRetryIsAnEventOfTheLogAndReleasesTheOrderInOrder() {
    List<String> ids = parkThree(RefusalCode.ORDER_UNKNOWN);
    assertThat(reasons(order)).containsExactly("ORDER_UNKNOWN", "PARKED_BEHIND", "PARKED_BEHIND");
    effects.acceptAll();

    Response answer = decide(firstOf(order), "retry", "{}");
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.<String>path("decision")).isEqualTo("RETRIED");
    log.awaitTaken();
    assertThat(log.idsOf(order)).endsWith(answer.<String>path("eventId"));
    assertThat(effects.of(order)).isEqualTo(ids);
    assertThat(reasons(order)).isEmpty();

    String after = log.publishEach(Orders.failed(order)).getFirst();
    log.awaitTaken();
    assertThat(effects.of(order)).endsWith(after);
  }

  @Test
  void aRetryThatIsRefusedAgainStaysWithItsNewReason() {
    String first = parkThree(RefusalCode.ORDER_UNKNOWN).getFirst();
    effects.refuse(first, RefusalCode.AMOUNT_MISMATCH);
    decide(firstOf(order), "retry", "{}");
    log.awaitTaken();
    assertThat(reasons(order)).containsExactly("AMOUNT_MISMATCH", "PARKED_BEHIND", "PARKED_BEHIND");
    assertThat(effects.of(order)).isEmpty();
  }

  @Test
  void aDiscardGivesOneUpAndReleasesThoseBehindUpToTheNextRefusal() {
    List<String> ids = parkThree(RefusalCode.AMOUNT_MISMATCH);
    effects.refuse(ids.get(2), RefusalCode.CURRENCY_MISMATCH);
    Response answer = decide(firstOf(order), "discard", "{\"reason\":\"a test order\"}");
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.<String>path("decision")).isEqualTo("DISCARDED");
    log.awaitTaken();
    assertThat(effects.of(order)).containsExactly(ids.get(1));
    assertThat(reasons(order)).containsExactly("CURRENCY_MISMATCH");
  }

  @Test
  void decisionsAreInTheAuditTrail() {
    parkThree(RefusalCode.AMOUNT_MISMATCH);
    String id = firstOf(order);
    Response retried = decide(id, "retry", "{}");
    log.awaitTaken();
    Response discarded = decide(id, "discard", "{\"reason\":\"a test order\"}");
    JsonPath entries = given().queryParam("target", id).get("/audit").jsonPath();
    assertThat(entries.getList("data.action"))
        .containsExactly("parked-event.discard", "parked-event.retry");
    assertThat(entries.getList("data.before.refusedAs"))
        .containsExactly("AMOUNT_MISMATCH", "AMOUNT_MISMATCH");
    assertThat(entries.getList("data.before.key")).containsExactly(order, order);
    assertThat(entries.getString("data[0].reason")).isEqualTo("a test order");
    assertThat(entries.getList("data.after.eventId"))
        .containsExactly(discarded.<String>path("eventId"), retried.<String>path("eventId"));
  }

  @Test
  void aDiscardOfManyIsInTheAuditTrailWithHowManyItWas() {
    log.send(order + "x", "?", List.of());
    log.send(order + "y", "?", List.of());
    log.awaitTaken();
    given()
        .contentType("application/json")
        .body("{\"reason\":\"%s\",\"filter\":{}}".formatted(order))
        .post("/parked-events/discard")
        .then()
        .statusCode(202);
    JsonPath entry =
        given().queryParam("action", "parked-event.discard-many").get("/audit").jsonPath();
    assertThat(entry.getString("data[0].reason")).isEqualTo(order);
    assertThat(entry.getInt("data[0].after.discarded")).isEqualTo(2);
  }

  @Test
  void whatIsNotTheFirstOfItsOrderCannotBeDecided() {
    sendUnknownType(order);
    sendUnknownType(order);
    log.publish(Orders.placed(order));
    log.awaitTaken();
    List<Map<String, Object>> parked = parked(order);
    for (var later : parked.subList(1, 3)) {
      Response answer = decide(id(later), "retry", "{}");
      assertThat(answer.statusCode()).isEqualTo(409);
      assertThat(answer.<String>path("code")).isEqualTo("earlier_event_parked");
    }
    assertThat(log.recordsOf(order)).hasSize(3);
  }

  @Test
  void aKeyThatIsNoOrderBlocksNothingAndCannotBeRetried() {
    log.send(order + "x", "?", List.of());
    log.awaitTaken();
    Response answer = decide(firstOf(order + "x"), "retry", "{}");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.<String>path("code")).isEqualTo("no_order");
  }

  @Test
  void badDecisionsAreRefused() {
    sendUnknownType(order);
    log.awaitTaken();
    String id = firstOf(order);
    for (String unknown : List.of("0-99999999", "x", "1", "-", "0-" + "9".repeat(30))) {
      assertThat(decide(unknown, "retry", "{}").statusCode()).isEqualTo(404);
    }
    assertThat(decide(id, "discard", "{}").<String>path("errors[0].field")).isEqualTo("reason");
    assertThat(decide(id, "discard", "").statusCode()).isBetween(400, 422);
    assertThat(log.recordsOf(order)).hasSize(1);
  }

  @Test
  void anotherServicesDecisionIsNotOurs() {
    sendUnknownType(order);
    log.awaitTaken();
    long offset =
        ((Number) Objects.requireNonNull(parked(order).getFirst().get("offset"))).longValue();
    log.publish(new ParkedEventRetried(order, "another-service", offset, "ana"));
    log.awaitTaken();
    assertThat(reasons(order)).containsExactly("UNKNOWN_TYPE");
  }

  @Test
  void howManyAreParkedIsAMetric() {
    sendUnknownType(order);
    log.awaitTaken();
    assertThat(Management.metrics())
        .contains("quittance_parked_events 1.0", "quittance_outbox_events 0.0");
  }

  /** Three events of the order of which the first is refused. */
  private List<String> parkThree(RefusalCode code) {
    EventEnvelope first = envelope();
    effects.refuse(first.eventId(), code);
    log.send(first, 1);
    List<String> ids = new ArrayList<>(List.of(first.eventId()));
    ids.addAll(log.publishEach(Orders.failed(order), Orders.failed(order)));
    log.awaitTaken();
    return ids;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "a\\tb",
        "a\\u0007b",
        "4242 4242 4242 4242",
        "ops, card 4242424242424242"
      })
  void whatNoEventCanCarryIsRefusedInADecision(String text) {
    Response answer = decide("0-0", "discard", "{\"reason\": \"" + text + "\"}");
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
    assertThat(answer.<String>path("code")).isEqualTo("validation_failed");
  }

  private EventEnvelope envelope() {
    return new EventEnvelope(
        Ids.next(Ids.EVENT), Instant.now(), "/quittance/test", null, Orders.placed(order));
  }

  private void sendUnknownType(String key) {
    EventCodec codec = new EventCodec();
    List<Header> headers = new ArrayList<>(codec.headers(envelope()));
    headers.removeIf(header -> header.key().equals("ce_type"));
    headers.add(new RecordHeader("ce_type", utf8("dev.quittance.OrderPainted")));
    log.send(key, "{}", headers);
  }

  private static List<Map<String, Object>> parked(String key) {
    List<Map<String, Object>> all = list(100, null).path("data");
    return all.stream().filter(one -> key.equals(one.get("key"))).toList();
  }

  private static List<String> reasons(String key) {
    return parked(key).stream().map(one -> String.valueOf(one.get("reason"))).toList();
  }

  private static String firstOf(String key) {
    return id(parked(key).getFirst());
  }

  private static String id(Map<String, Object> parked) {
    return String.valueOf(parked.get("id"));
  }

  private static Response list(int limit, @Nullable String cursor) {
    var request = given().queryParam("limit", limit);
    return (cursor == null ? request : request.queryParam("cursor", cursor)).get("/parked-events");
  }

  private static Response decide(String id, String decision, String body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post("/parked-events/" + id + "/" + decision);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
