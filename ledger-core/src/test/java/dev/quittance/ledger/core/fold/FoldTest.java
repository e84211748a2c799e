package dev.quittance.ledger.core.fold;

import static dev.quittance.ledger.core.sample.Sample.cny;
import static dev.quittance.ledger.core.sample.Sample.envelope;
import static dev.quittance.ledger.core.sample.Sample.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Limits;
import dev.quittance.contract.RefusalCode;
import dev.quittance.ledger.core.sample.Sample;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds whatever the event is. */
class FoldTest {

  private static final Position HERE = Position.of(4, 44);

  @Test
  void theSameEventAgainChangesNothing() {
    EventEnvelope placed = envelope(1, Sample.placed(1, cny(1000)));
    EventEnvelope failed = envelope(2, Sample.failed(1, 2));
    Transaction before = post(post(null, placed), failed);
    for (EventEnvelope again : List.of(placed, failed, later(failed))) {
      assertThat(Fold.apply(before, again, HERE)).isEqualTo(new Outcome.AlreadySeen());
    }
  }

  @Test
  void anotherEventUnderAnIdThatWasSeenIsRefusedWhateverItSays() {
    Transaction before = post(null, envelope(1, Sample.placed(1, cny(1000))));
    List<Event> others =
        List.of(
            Sample.placed(1, cny(1001)),
            Sample.authorized(1, 2, cny(1000), 5),
            Sample.failed(1, 2),
            Sample.refunded(1, 2, cny(5_000), 1));
    for (Event other : others) {
      assertThat(Fold.apply(before, envelope(1, other), HERE))
          .isInstanceOfSatisfying(
              Outcome.Refused.class,
              refused -> assertThat(refused.reason()).isEqualTo(RefusalCode.EVENT_ID_REUSED));
    }
  }

  @Test
  void anIdOfAnotherSourceIsAnotherEvents() {
    Transaction before = post(null, envelope(1, Sample.placed(1, cny(1000))));
    EventEnvelope same = envelope(1, Sample.authorized(1, 2, cny(1000), 5));
    EventEnvelope other =
        new EventEnvelope(same.eventId(), same.occurredAt(), "/elsewhere", null, same.event());
    assertThat(post(before, other).status()).isEqualTo(TransactionStatus.AUTHORIZED);
  }

  private static EventEnvelope later(EventEnvelope of) {
    return new EventEnvelope(
        of.eventId(), of.occurredAt().plusSeconds(9), of.source(), null, of.event());
  }

  @Test
  void aTransactionKeepsWhoWhatAndWhen() {
    Transaction placed = post(null, envelope(1, Sample.placed(1, cny(1000))));
    Transaction paid = post(placed, envelope(2, Sample.authorized(1, 7, cny(1000), 50)));
    Transaction refunded = post(paid, envelope(3, Sample.refunded(1, 7, cny(400), 20)));

    assertThat(refunded.orderId()).isEqualTo(uuid(1));
    assertThat(refunded.buyer().path()).isEqualTo("buyer:b");
    assertThat(refunded.supplier().path()).isEqualTo("supplier:s");
    assertThat(refunded.paymentId()).isEqualTo(uuid(7));
    assertThat(refunded.totalMinor()).isEqualTo(1000);
    assertThat(refunded.feeMinor()).isEqualTo(50);
    assertThat(refunded.refundedMinor()).isEqualTo(400);
    assertThat(refunded.feeRefundedMinor()).isEqualTo(20);
    assertThat(refunded.placedAtMicros()).isEqualTo(micros(Sample.START) + 1_000_000);
    assertThat(refunded.updatedAtMicros()).isEqualTo(micros(Sample.START) + 3_000_000);
    assertThat(refunded.eventMarks()).startsWith(placed.eventMarks().getFirst()).hasSize(3);
  }

  @Test
  void anOrdersTimeNeverGoesBack() {
    Transaction placed = post(null, envelope(100, Sample.placed(1, cny(1000))));
    Transaction failed = post(placed, envelope(1, Sample.failed(1, 1)));
    assertThat(failed.updatedAtMicros()).isEqualTo(placed.updatedAtMicros());
    Transaction again = post(failed, envelope(101, Sample.failed(1, 1)));
    assertThat(again.updatedAtMicros()).isEqualTo(placed.updatedAtMicros() + 1_000_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999Z",
        "1970-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999Z"
      })
  void everyTimeAnEventCanHaveIsKeptToTheMicrosecond(String time) {
    Instant instant = Instant.parse(time);
    EventEnvelope envelope =
        new EventEnvelope(
            Sample.id(Ids.EVENT, 1), instant, "/test", null, Sample.placed(1, cny(1)));
    assertThat(post(null, envelope).placedAtMicros()).isEqualTo(micros(instant));
  }

  @Test
  void anOrderHasAThousandEventsAtMost() {
    Transaction order = post(null, envelope(1, Sample.placed(1, cny(1000))));
    for (int number = 2; number <= Limits.MAX_EVENTS_PER_ORDER; number++) {
      order = post(order, envelope(number, Sample.failed(1, 1)));
    }
    assertThat(order.eventMarks()).hasSize(1_000);
    assertThat(Fold.apply(order, envelope(1_001, Sample.failed(1, 1)), HERE))
        .isEqualTo(
            new Outcome.Refused(
                RefusalCode.TOO_MANY_EVENTS, "an order can have 1000 events at most"));
    assertThat(Fold.apply(order, envelope(1_000, Sample.failed(1, 1)), HERE))
        .isEqualTo(new Outcome.AlreadySeen());
  }

  @Test
  void anOrderHasRoomForAllTheRefundsThatAPaymentCanHave() {
    Transaction order = post(null, envelope(1, Sample.placed(1, cny(5_000))));
    order = post(order, envelope(2, Sample.authorized(1, 1, cny(5_000), 0)));
    for (int refund = 1; refund <= Limits.MAX_REFUNDS_PER_ORDER; refund++) {
      order = post(order, envelope(2 + refund, Sample.refunded(1, 1, cny(5), 0)));
    }
    assertThat(order.eventMarks()).hasSize(Limits.MAX_EVENTS_PER_ORDER);
  }

  private static Transaction post(@Nullable Transaction before, EventEnvelope envelope) {
    return ((Outcome.Applied) Fold.apply(before, envelope, HERE)).after();
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
  }
}
