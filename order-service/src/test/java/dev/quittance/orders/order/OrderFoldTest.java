package dev.quittance.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Limits;
import dev.quittance.contract.Money;
import dev.quittance.contract.RefusalCode;
import dev.quittance.orders.order.Outcome.Applied;
import dev.quittance.orders.order.Outcome.Refused;
import dev.quittance.orders.order.Outcome.Unchanged;
import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderFoldTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void anOrderHasAsManyEventsAsTheLedgerTakes() {
    OrderState state = some("placed");
    for (int i = 1; i < Limits.MAX_EVENTS_PER_ORDER; i++) {
      state = ((Applied) OrderFold.apply(state, EventWords.event("failed"), NOON)).state();
    }
    assertThat(OrderFold.apply(state, EventWords.event("failed"), NOON))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.code()).isEqualTo(RefusalCode.TOO_MANY_EVENTS));
  }

  /**
   * What has happened to an order of 1000 CNY, what happens next, and how the order then stands or
   * why that cannot be. Words are those of {@link EventWords}.
   */
  @ParameterizedTest(name = "{0}, then {1} -> {2} {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # so far                              | next                | then                   | refunded
          nothing                               | placed              | PLACED                 | 0
          placed                                | placed              | unchanged              | 0
          placed                                | retried             | unchanged              | 0
          placed                                | discarded           | unchanged              | 0
          nothing                               | retried             | unchanged              | 0
          placed                                | authorized:1000:CNY | PAID                   | 0
          placed                                | failed              | PAYMENT_FAILED         | 0
          placed                                | action:1000:CNY     | ACTION_REQUIRED        | 0
          placed failed                         | action:1000:CNY     | ACTION_REQUIRED        | 0
          placed action:1000:CNY                | action:1000:CNY     | ACTION_REQUIRED        | 0
          placed action:1000:CNY                | failed              | PAYMENT_FAILED         | 0
          placed action:1000:CNY                | authorized:1000:CNY | PAID                   | 0
          nothing                               | action:1000:CNY     | ORDER_UNKNOWN          | 0
          placed authorized:1000:CNY            | action:1000:CNY     | ALREADY_AUTHORIZED     | 0
          placed action:1000:CNY                | refunded:1:CNY      | NOT_AUTHORIZED         | 0
          placed                                | action:1000:USD     | CURRENCY_MISMATCH      | 0
          placed                                | action:999:CNY      | AMOUNT_MISMATCH        | 0
          placed failed                         | failed              | PAYMENT_FAILED         | 0
          placed failed                         | authorized:1000:CNY | PAID                   | 0
          placed authorized:1000:CNY            | refunded:1:CNY      | PARTIALLY_REFUNDED     | 1
          placed authorized:1000:CNY            | refunded:1000:CNY   | REFUNDED               | 1000
          placed authorized:1000:CNY refunded:400:CNY | refunded:599:CNY | PARTIALLY_REFUNDED     | 999
          placed authorized:1000:CNY refunded:400:CNY | refunded:600:CNY | REFUNDED               | 1000
          nothing                               | authorized:1000:CNY | ORDER_UNKNOWN          | 0
          nothing                               | failed              | ORDER_UNKNOWN          | 0
          nothing                               | refunded:1:CNY      | ORDER_UNKNOWN          | 0
          placed authorized:1000:CNY            | authorized:1000:CNY | ALREADY_AUTHORIZED     | 0
          placed authorized:1000:CNY            | authorized:1:USD    | CURRENCY_MISMATCH      | 0
          placed authorized:1000:CNY            | failed              | ALREADY_AUTHORIZED     | 0
          placed authorized:1000:CNY refunded:1000:CNY | failed       | ALREADY_AUTHORIZED     | 1000
          placed                                | refunded:1:CNY      | NOT_AUTHORIZED         | 0
          placed failed                         | refunded:1:USD      | CURRENCY_MISMATCH      | 0
          placed authorized:1000:CNY            | elsewhere:2000:USD  | PAYMENT_MISMATCH       | 0
          placed failed                         | retry               | PLACED                 | 0
          placed                                | retry               | PLACED                 | 0
          placed action:1000:CNY                | retry               | PLACED                 | 0
          nothing                               | retry               | ORDER_UNKNOWN          | 0
          placed authorized:1000:CNY            | retry               | ALREADY_AUTHORIZED     | 0
          placed authorized:1000:CNY refunded:400:CNY  | refundfailed:400:CNY  | PAID                   | 0
          placed authorized:1000:CNY refunded:1000:CNY | refundfailed:400:CNY  | PARTIALLY_REFUNDED     | 600
          placed authorized:1000:CNY refunded:400:CNY  | refundfailed:401:CNY  | NOT_REFUNDED           | 400
          placed                                | refundfailed:1:CNY  | NOT_AUTHORIZED         | 0
          nothing                               | disputed:1:CNY      | ORDER_UNKNOWN          | 0
          placed                                | disputed:1:CNY      | NOT_AUTHORIZED         | 0
          placed authorized:1000:CNY            | disputed:1000:CNY   | DISPUTED               | 0
          placed authorized:1000:CNY            | disputed:1001:CNY   | DISPUTE_EXCEEDS_AUTHORIZED| 0
          placed authorized:1000:CNY            | disputed:1:USD      | CURRENCY_MISMATCH      | 0
          placed authorized:1000:CNY            | disputedelsewhere:1:CNY | PAYMENT_MISMATCH       | 0
          placed authorized:1000:CNY disputed:9:CNY | won:9:CNY       | PAID                   | 0
          placed authorized:1000:CNY disputed:9:CNY | lost:9:CNY      | PAID                   | 0
          nothing                               | complained          | ORDER_UNKNOWN          | 0
          placed                                | complained          | DISPUTED               | 0
          placed failed                         | complained          | DISPUTED               | 0
          placed failed complained              | rejected            | PAYMENT_FAILED         | 0
          placed failed complained              | retry               | DISPUTED               | 0
          placed complained                     | authorized:1000:CNY | DISPUTED               | 0
          placed complained                     | cancelled           | CANCELLED              | 0
          placed cancelled                      | complained          | CANCELLED              | 0
          placed authorized:1000:CNY            | complained          | DISPUTED               | 0
          placed authorized:1000:CNY complained | granted:9:CNY       | PAID                   | 0
          placed authorized:1000:CNY complained granted:9:CNY | notrefunded:9:CNY   | PAID                   | 0
          placed authorized:1000:CNY complained disputed:9:CNY | rejected            | DISPUTED               | 0
          placed authorized:1000:CNY complained disputed:9:CNY | won:9:CNY           | DISPUTED               | 0
          placed authorized:1000:CNY complained disputed:9:CNY rejected | won:9:CNY           | PAID                   | 0
          placed                                | rejected            | PLACED                 | 0
          placed                                | authorized:1000:USD | CURRENCY_MISMATCH      | 0
          placed                                | authorized:999:USD  | CURRENCY_MISMATCH      | 0
          placed authorized:1000:CNY            | refunded:2000:USD   | CURRENCY_MISMATCH      | 0
          placed                                | authorized:999:CNY  | AMOUNT_MISMATCH        | 0
          placed                                | authorized:1001:CNY | AMOUNT_MISMATCH        | 0
          placed authorized:1000:CNY            | refunded:1001:CNY   | REFUND_EXCEEDS_AUTHORIZED| 0
          placed authorized:1000:CNY refunded:400:CNY | refunded:601:CNY | REFUND_EXCEEDS_AUTHORIZED| 400
          placed authorized:1000:CNY refunded:1000:CNY | refunded:1:CNY | REFUND_EXCEEDS_AUTHORIZED| 1000
          placed                                | cancelled           | CANCELLED              | 0
          placed failed                         | cancelled           | CANCELLED              | 0
          placed action:1000:CNY                | cancelled           | CANCELLED              | 0
          nothing                               | cancelled           | ORDER_UNKNOWN          | 0
          placed cancelled                      | cancelled           | ORDER_CANCELLED        | 0
          placed cancelled                      | retry               | ORDER_CANCELLED        | 0
          placed failed cancelled               | retry               | ORDER_CANCELLED        | 0
          placed cancelled                      | failed              | CANCELLED              | 0
          placed cancelled                      | action:1000:CNY     | CANCELLED              | 0
          placed cancelled                      | action:999:CNY      | AMOUNT_MISMATCH        | 0
          placed cancelled                      | authorized:1000:CNY | CANCELLED              | 0
          placed cancelled                      | refunded:1:CNY      | NOT_AUTHORIZED         | 0
          placed cancelled authorized:1000:CNY  | authorized:1000:CNY | ALREADY_AUTHORIZED     | 0
          placed cancelled authorized:1000:CNY  | cancelled           | ALREADY_AUTHORIZED     | 0
          placed cancelled authorized:1000:CNY  | refunded:1000:CNY   | CANCELLED              | 1000
          placed cancelled authorized:1000:CNY refunded:1000:CNY | refundfailed:1000:CNY | CANCELLED              | 0
          placed cancelled authorized:1000:CNY  | disputed:1000:CNY   | CANCELLED              | 0
          placed authorized:1000:CNY            | cancelled           | ALREADY_AUTHORIZED     | 0
          placed authorized:1000:CNY refunded:1000:CNY | cancelled           | ALREADY_AUTHORIZED     | 1000
          placed authorized:1000:CNY disputed:9:CNY | disputed:9:CNY      | DISPUTED               | 0
          placed authorized:1000:CNY disputed:9:CNY disputed:9:CNY | won:9:CNY           | DISPUTED               | 0
          placed authorized:1000:CNY refunded:400:CNY disputed:9:CNY | lost:9:CNY          | PARTIALLY_REFUNDED     | 400
          placed authorized:1000:CNY disputed:9:CNY | refunded:400:CNY    | DISPUTED               | 400
          """)
  void anEventChangesAnOrderOrIsRefused(
      String soFar, String next, String then, long refundedMinor) {
    OrderState before = state(soFar);

    Outcome outcome = OrderFold.apply(before, EventWords.event(next), NOON);

    assertThat(told(outcome)).isEqualTo(then);
    OrderState after = outcome instanceof Applied(OrderState changed) ? changed : before;
    assertThat(after == null ? 0 : after.refunded().amountMinor()).isEqualTo(refundedMinor);
  }

  @Test
  void aFailureIsForgottenOnceALaterAttemptSucceeds() {
    assertThat(some("placed failed").failureReason()).isEqualTo("card_declined");
    assertThat(some("placed failed authorized:1000:CNY").failureReason()).isNull();
  }

  @Test
  void anOrdersTimeNeverRunsBackwards() {
    OrderState placed = state("placed");

    Outcome outcome = OrderFold.apply(placed, EventWords.event("failed"), NOON.minusSeconds(5));

    assertThat(outcome).isInstanceOf(Applied.class);
    assertThat(((Applied) outcome).state().updatedAt()).isEqualTo(NOON);
  }

  @Test
  void theHistoryTellsWhatEachEventDid() {
    OrderState state = some("placed authorized:1000:CNY refunded:400:CNY");
    var envelope =
        new EventEnvelope(
            Ids.next(Ids.EVENT), NOON, "/test", null, EventWords.event("refunded:400:CNY"));

    HistoryEntry entry = HistoryEntry.of(state, envelope);

    assertThat(entry)
        .isEqualTo(
            new HistoryEntry(
                3,
                envelope.eventId(),
                HistoryKind.REFUNDED,
                OrderStatus.PARTIALLY_REFUNDED,
                Money.of(400, "CNY"),
                null,
                "rfd_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e",
                NOON));
  }

  /** Whatever happens in whatever order, what is refunded never exceeds what was authorized. */
  @Test
  void noSequenceOfEventsRefundsMoreThanWasAuthorized() {
    String[] words = {
      "placed", "failed", "authorized:1000:CNY", "refunded:300:CNY", "refunded:1:CNY", "retried"
    };
    for (long seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      OrderState state = null;
      long authorizedMinor = 0;
      long refundedMinor = 0;
      for (int step = 0; step < 20; step++) {
        Event event = EventWords.event(words[random.nextInt(words.length)]);
        if (OrderFold.apply(state, event, NOON) instanceof Applied(OrderState after)) {
          authorizedMinor += EventWords.authorizedMinor(event);
          refundedMinor += EventWords.refundedMinor(event);
          assertThat(after.revision()).isEqualTo(state == null ? 1 : state.revision() + 1);
          state = after;
        }
        assertThat(refundedMinor).as("seed %d", seed).isBetween(0L, authorizedMinor);
        assertThat(authorizedMinor).as("seed %d", seed).isIn(0L, 1000L);
        assertThat(state == null ? 0 : state.refunded().amountMinor()).isEqualTo(refundedMinor);
      }
    }
  }

  private static OrderState some(String words) {
    return Objects.requireNonNull(state(words));
  }

  private static @Nullable OrderState state(String words) {
    OrderState state = null;
    for (Event event : EventWords.events(words)) {
      Outcome outcome = OrderFold.apply(state, event, NOON);
      assertThat(outcome).isInstanceOf(Applied.class);
      state = ((Applied) outcome).state();
    }
    return state;
  }

  private static String told(Outcome outcome) {
    return switch (outcome) {
      case Applied(OrderState state) -> state.status().name();
      case Unchanged() -> "unchanged";
      case Refused(RefusalCode code, _) -> code.name();
    };
  }
}
