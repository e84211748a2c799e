package dev.quittance.kit.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.kit.delivery.Database;
import dev.quittance.kit.delivery.Effects;
import dev.quittance.kit.delivery.KitLog;
import dev.quittance.kit.delivery.Orders;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which event is which, and what is believed of its time. */
@QuarkusTest
class EventIdentityTest {

  @Inject KitLog log;
  @Inject Effects effects;
  @Inject Database database;

  private final String order = Orders.next();
  private final String id = Ids.next(Ids.EVENT);

  @BeforeEach
  @AfterEach
  void nothingIsParked() {
    database.update("DELETE FROM parked_event");
  }

  @Test
  void theSameIdWithOtherContentIsParkedAndStaysWhenItIsTriedAgain() {
    send(id, "/a", Orders.placed(order));
    send(id, "/a", Orders.failed(order));
    log.awaitTaken();
    assertThat(reasons()).containsExactly("EVENT_ID_REUSED");
    assertThat(effects.of(order)).containsExactly(id);

    send(Ids.next(Ids.EVENT), "/ops", new ParkedEventRetried(order, "kit-test", parked(), "ana"));
    log.awaitTaken();
    assertThat(reasons()).containsExactly("EVENT_ID_REUSED");
    assertThat(effects.of(order)).containsExactly(id);
  }

  @Test
  void theSameIdOfAnotherSourceOrOrderIsAnotherEvent() {
    String other = Orders.next();
    send(id, "/a", Orders.placed(order));
    send(id, "/b", Orders.failed(order));
    send(id, "/a", Orders.placed(other));
    log.awaitTaken();
    assertThat(effects.of(order)).containsExactly(id, id);
    assertThat(effects.of(other)).containsExactly(id);
    assertThat(reasons()).isEmpty();
  }

  @Test
  void anIdThatAnOlderVersionRememberedIsStillSeen() {
    database.update(
        "INSERT INTO seen_event (event_id, seen_at) VALUES (substr(?, 5)::uuid, now())", id);
    send(id, "/a", Orders.placed(order));
    log.awaitTaken();
    assertThat(effects.of(order)).isEmpty();
    assertThat(reasons()).isEmpty();
  }

  @Test
  void anEventAheadOfTheBrokersClockIsParkedUntilOpsTakeIt() {
    Instant year2099 = Instant.parse("2099-01-01T00:00:00Z");
    log.send(new EventEnvelope(id, year2099, "/a", null, Orders.placed(order)), 1);
    String later = Ids.next(Ids.EVENT);
    send(later, "/a", Orders.failed(order));
    log.awaitTaken();
    assertThat(reasons()).containsExactly("TIME_IN_FUTURE", "PARKED_BEHIND");

    send(Ids.next(Ids.EVENT), "/ops", new ParkedEventRetried(order, "kit-test", parked(), "ana"));
    log.awaitTaken();
    assertThat(reasons()).isEmpty();
    assertThat(effects.of(order)).containsExactly(id, later);
    assertThat(effects.timesOf(order)).allMatch(time -> time.isBefore(year2099));
  }

  @Test
  void anEventMayBeAheadByASlowClockAndOldByAnyTime() {
    log.send(
        new EventEnvelope(
            id, Instant.now().plus(Duration.ofMinutes(4)), "/a", null, Orders.placed(order)),
        1);
    String old = Ids.next(Ids.EVENT);
    log.send(
        new EventEnvelope(
            old, Instant.parse("1999-12-31T00:00:00Z"), "/a", null, Orders.failed(order)),
        1);
    log.awaitTaken();
    assertThat(effects.of(order)).containsExactly(id, old);
  }

  private void send(String eventId, String source, Event event) {
    log.send(new EventEnvelope(eventId, Instant.now(), source, null, event), 1);
  }

  private List<String> reasons() {
    return database.texts(
        "SELECT reason FROM parked_event WHERE partition = ? ORDER BY \"offset\"",
        log.partitionOf(order));
  }

  private long parked() {
    return database.number(
        "SELECT min(\"offset\") FROM parked_event WHERE partition = ?", log.partitionOf(order));
  }
}
