package dev.quittance.ledger.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.ledger.support.Ledger;
import dev.quittance.ledger.support.LedgerLog;
import dev.quittance.ledger.support.LedgerReads;
import dev.quittance.ledger.support.LedgerTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which event is which, and what is believed of its time: live and in a replay the same. */
@LedgerTest
class EventIdentityTest {

  private static final Instant YEAR_2099 = Instant.parse("2099-01-01T00:00:00Z");

  @Inject LedgerLog log;
  @Inject Ledger ledger;

  private final String order = Ids.next(Ids.ORDER);
  private final String id = Ids.next(Ids.EVENT);

  @Test
  void theSameIdIsAnotherEventsWithAnotherSourceOrOrderAndParkedWithOtherContent() {
    String other = Ids.next(Ids.ORDER);
    log.writeAndWait(
        List.of(
            event(id, "/a", placed(order, 1_000)),
            event(id, "/a", placed(order, 1_000)),
            event(id, "/b", failed(order)),
            event(id, "/a", placed(other, 500)),
            event(id, "/a", placed(order, 2_000))));
    assertThat(status(order)).isEqualTo("FAILED");
    assertThat(status(other)).isEqualTo("PLACED");
    assertThat(reason(order)).isEqualTo("EVENT_ID_REUSED");
    assertVerified();

    decide(new ParkedEventRetried(order, "ledger-service", parkedOffset(order), "ana"));
    assertThat(reason(order)).isEqualTo("EVENT_ID_REUSED");
    decide(
        new ParkedEventDiscarded(
            order, "ledger-service", parkedOffset(order), "ana", "by mistake"));
    assertThat(reason(order)).isNull();
    assertVerified();
  }

  @Test
  void anEventOfTheFutureIsParkedAndOccursWhenOpsTakeIt() {
    Instant before = Instant.now();
    log.writeAndWait(
        List.of(
            new EventEnvelope(id, YEAR_2099, "/a", null, placed(order, 1_000)),
            event(Ids.next(Ids.EVENT), "/a", failed(order))));
    assertThat(reason(order)).isEqualTo("TIME_IN_FUTURE");
    assertVerified();

    decide(new ParkedEventRetried(order, "ledger-service", parkedOffset(order), "ana"));
    assertThat(reason(order)).isNull();
    assertThat(status(order)).isEqualTo("FAILED");
    Instant placedAt =
        Instant.parse(RestAssured.get("/transactions/" + order).jsonPath().getString("placedAt"));
    assertThat(placedAt).isBetween(before.minusSeconds(60), Instant.now().plusSeconds(60));
    assertVerified();
  }

  private void decide(Event decision) {
    log.writeAndWait(List.of(event(Ids.next(Ids.EVENT), "/ops", decision)));
  }

  private void assertVerified() {
    JsonPath replay = ledger.replay("{\"mode\":\"verify\"}");
    assertThat(replay.getString("result")).as(replay.prettify()).isEqualTo("IDENTICAL");
  }

  private static String status(String order) {
    return RestAssured.get("/transactions/" + order).jsonPath().getString("status");
  }

  private static @Nullable String reason(String order) {
    JsonNode first = parked(order);
    return first == null ? null : first.get("reason").asText();
  }

  private static long parkedOffset(String order) {
    return Objects.requireNonNull(parked(order)).get("offset").asLong();
  }

  /** Other tests of this log leave more parked events than one page has. */
  private static @Nullable JsonNode parked(String order) {
    return LedgerReads.all("/parked-events", Map.of(), 100).stream()
        .filter(one -> order.equals(one.path("key").asText()))
        .findFirst()
        .orElse(null);
  }

  private static Event placed(String order, long amount) {
    return new OrderPlaced(order, "buyer-1", "supplier-1", Money.of(amount, "CNY"), "pm_card_visa");
  }

  private static Event failed(String order) {
    return new PaymentFailed(
        order, Ids.next(Ids.PAYMENT), Ids.next(Ids.ATTEMPT), "stripe", "card_declined");
  }

  private static EventEnvelope event(String id, String source, Event event) {
    return new EventEnvelope(id, Instant.now(), source, null, event);
  }
}
