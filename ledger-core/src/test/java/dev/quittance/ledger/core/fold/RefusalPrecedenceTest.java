package dev.quittance.ledger.core.fold;

import static dev.quittance.ledger.core.sample.Sample.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Event;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Limits;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.contract.RefusalCode;
import dev.quittance.ledger.core.sample.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each reason by itself, as its documentation has it; then all that apply, the first one given. */
class RefusalPrecedenceTest {

  @Test
  void whereSeveralReasonsApplyTheFirstIsGiven() {
    Set<String> pairs = new TreeSet<>();
    for (@Nullable Transaction before : states()) {
      for (Event event : events()) {
        List<RefusalCode> reasons =
            Arrays.stream(RefusalCode.values()).filter(r -> applies(r, before, event)).toList();
        Outcome outcome = Fold.apply(before, envelope(5_000, event), Position.of(0, 5_000));
        if (reasons.isEmpty()) {
          assertThat(outcome).as("%s %s", before, event).isInstanceOf(Outcome.Applied.class);
        } else {
          assertThat(FoldRows.outcome(outcome))
              .as("%s %s", before, event)
              .isEqualTo(reasons.getFirst().name());
        }
        if (reasons.size() > 1) {
          pairs.add(reasons.get(0) + " before " + reasons.get(1));
        }
      }
    }
    assertThat(pairs)
        .containsExactly(
            "ALREADY_AUTHORIZED before AMOUNT_MISMATCH",
            "CURRENCY_MISMATCH before ALREADY_AUTHORIZED",
            "CURRENCY_MISMATCH before AMOUNT_MISMATCH",
            "CURRENCY_MISMATCH before FEE_EXCEEDS_CHARGED",
            "CURRENCY_MISMATCH before NOT_AUTHORIZED",
            "CURRENCY_MISMATCH before REFUND_EXCEEDS_AUTHORIZED",
            "NOT_AUTHORIZED before REFUND_EXCEEDS_AUTHORIZED",
            "ORDER_ALREADY_PLACED before TOO_MANY_EVENTS",
            "PAYMENT_MISMATCH before CURRENCY_MISMATCH",
            "PAYMENT_MISMATCH before FEE_EXCEEDS_CHARGED",
            "PAYMENT_MISMATCH before REFUND_EXCEEDS_AUTHORIZED",
            "REFUND_EXCEEDS_AUTHORIZED before FEE_EXCEEDS_CHARGED",
            "TOO_MANY_EVENTS before ALREADY_AUTHORIZED",
            "TOO_MANY_EVENTS before AMOUNT_MISMATCH",
            "TOO_MANY_EVENTS before CURRENCY_MISMATCH",
            "TOO_MANY_EVENTS before FEE_EXCEEDS_CHARGED",
            "TOO_MANY_EVENTS before NOT_AUTHORIZED",
            "TOO_MANY_EVENTS before PAYMENT_MISMATCH",
            "TOO_MANY_EVENTS before REFUND_EXCEEDS_AUTHORIZED");
  }

  private static boolean applies(RefusalCode reason, @Nullable Transaction t, Event event) {
    if (t == null) {
      return reason == RefusalCode.ORDER_UNKNOWN && !(event instanceof OrderPlaced);
    }
    Money amount = amount(event);
    boolean refund = event instanceof Refunded;
    boolean paid = t.status().isPaid();
    return switch (reason) {
      case WRONG_PARTITION,
          NOT_A_CLOUD_EVENT,
          UNKNOWN_TYPE,
          BAD_PAYLOAD,
          KEY_MISMATCH,
          NOT_AUTHENTIC,
          PARKED_BEHIND,
          TIME_IN_FUTURE ->
          false; // the book's
      case EVENT_ID_REUSED -> false; // the ids are others
      case ORDER_UNKNOWN -> false;
      case ORDER_ALREADY_PLACED -> event instanceof OrderPlaced;
      case TOO_MANY_EVENTS -> t.eventMarks().size() >= Limits.MAX_EVENTS_PER_ORDER;
      case PAYMENT_MISMATCH ->
          event instanceof Refunded r
              && paid
              && !Ids.uuid(Ids.PAYMENT, r.paymentId()).equals(t.paymentId());
      case CURRENCY_MISMATCH ->
          !(event instanceof OrderPlaced)
              && amount != null
              && !amount.currency().equals(t.currency());
      case ALREADY_AUTHORIZED ->
          paid
              && (event instanceof PaymentAuthorized
                  || event instanceof PaymentFailed
                  || event instanceof PaymentActionRequired);
      case NOT_AUTHORIZED -> refund && !paid;
      case AMOUNT_MISMATCH ->
          (event instanceof PaymentAuthorized || event instanceof PaymentActionRequired)
              && amount != null
              && amount.amountMinor() != t.totalMinor();
      case DISPUTE_ALREADY_OPENED,
          DISPUTE_UNKNOWN,
          DISPUTE_OPEN,
          DISPUTE_EXCEEDS_AUTHORIZED,
          NOT_REFUNDED ->
          false; // no such event here
      case REFUND_EXCEEDS_AUTHORIZED ->
          refund && amount != null && amount.amountMinor() + t.refundedMinor() > t.totalMinor();
      case FEE_EXCEEDS_CHARGED ->
          event instanceof Refunded r
              && paid
              && r.platformFee().amountMinor() + t.feeRefundedMinor() > t.feeMinor();
    };
  }

  private static @Nullable Money amount(Event event) {
    return switch (event) {
      case PaymentAuthorized a -> a.amount();
      case PaymentActionRequired a -> a.amount();
      case Refunded r -> r.amount();
      default -> null;
    };
  }

  private static List<@Nullable Transaction> states() {
    List<@Nullable Transaction> states = new ArrayList<>();
    for (String name : FoldRows.STATES) {
      Transaction state = FoldRows.state(name);
      states.add(state);
      if (state != null) {
        states.add(full(state));
      }
    }
    return states;
  }

  private static Transaction full(Transaction t) {
    return new Transaction(
        t.orderId(),
        t.status(),
        t.buyer(),
        t.supplier(),
        t.paymentId(),
        t.totalMinor(),
        t.feeMinor(),
        t.refundedMinor(),
        t.feeRefundedMinor(),
        t.placedAtMicros(),
        t.updatedAtMicros(),
        t.last(),
        LongStream.rangeClosed(1, Limits.MAX_EVENTS_PER_ORDER).mapToObj(Sample::uuid).toList());
  }

  private static List<Event> events() {
    List<Event> events = new ArrayList<>();
    for (String currency : List.of("CNY", "JPY", "KWD")) {
      for (long amount : new long[] {1, 50, 599, 600, 601, 999, 1000, 1001, 2000}) {
        Money money = Money.of(amount, currency);
        events.add(Sample.placed(1, money));
        for (long payment : new long[] {1, 2}) {
          events.add(Sample.failed(1, payment));
          events.add(Sample.actionRequired(1, payment, money));
          for (long fee : new long[] {0, 1, 29, 30, 31, 50, 51}) {
            if (fee <= amount) {
              events.add(Sample.authorized(1, payment, money, fee));
              events.add(Sample.refunded(1, payment, money, fee));
            }
          }
        }
      }
    }
    return events;
  }
}
