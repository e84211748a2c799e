package dev.quittance.ledger.core.fold;

import static dev.quittance.ledger.core.sample.Sample.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.Event;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Limits;
import dev.quittance.contract.Money;
import dev.quittance.contract.MoneyDebited;
import dev.quittance.contract.MoneyReceived;
import dev.quittance.contract.OrderCancelled;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.PaymentRetryRequested;
import dev.quittance.contract.ReceiptEvent;
import dev.quittance.contract.RefundFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.contract.RefusalCode;
import dev.quittance.ledger.core.sample.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
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
            "CURRENCY_MISMATCH before DISPUTE_ALREADY_OPENED",
            "CURRENCY_MISMATCH before DISPUTE_EXCEEDS_AUTHORIZED",
            "CURRENCY_MISMATCH before DISPUTE_OPEN",
            "CURRENCY_MISMATCH before DISPUTE_UNKNOWN",
            "CURRENCY_MISMATCH before FEE_EXCEEDS_CHARGED",
            "CURRENCY_MISMATCH before NOT_AUTHORIZED",
            "CURRENCY_MISMATCH before NOT_REFUNDED",
            "CURRENCY_MISMATCH before RECEIPT_EXCEEDED",
            "CURRENCY_MISMATCH before REFUND_EXCEEDS_AUTHORIZED",
            "DISPUTE_ALREADY_OPENED before DISPUTE_EXCEEDS_AUTHORIZED",
            "DISPUTE_OPEN before FEE_EXCEEDS_CHARGED",
            "DISPUTE_OPEN before REFUND_EXCEEDS_AUTHORIZED",
            "NOT_AUTHORIZED before DISPUTE_EXCEEDS_AUTHORIZED",
            "NOT_AUTHORIZED before DISPUTE_UNKNOWN",
            "NOT_AUTHORIZED before NOT_REFUNDED",
            "NOT_AUTHORIZED before REFUND_EXCEEDS_AUTHORIZED",
            "ORDER_ALREADY_PLACED before TOO_MANY_EVENTS",
            "PAYMENT_MISMATCH before CURRENCY_MISMATCH",
            "PAYMENT_MISMATCH before DISPUTE_ALREADY_OPENED",
            "PAYMENT_MISMATCH before DISPUTE_EXCEEDS_AUTHORIZED",
            "PAYMENT_MISMATCH before DISPUTE_OPEN",
            "PAYMENT_MISMATCH before DISPUTE_UNKNOWN",
            "PAYMENT_MISMATCH before FEE_EXCEEDS_CHARGED",
            "PAYMENT_MISMATCH before NOT_REFUNDED",
            "PAYMENT_MISMATCH before REFUND_EXCEEDS_AUTHORIZED",
            "RECEIPT_ALREADY_RECEIVED before RECEIPT_EXCEEDED",
            "RECEIPT_ALREADY_RECEIVED before TOO_MANY_EVENTS",
            "RECEIPT_MISMATCH before CURRENCY_MISMATCH",
            "RECEIPT_MISMATCH before RECEIPT_EXCEEDED",
            "REFUND_EXCEEDS_AUTHORIZED before FEE_EXCEEDS_CHARGED",
            "TOO_MANY_EVENTS before ALREADY_AUTHORIZED",
            "TOO_MANY_EVENTS before AMOUNT_MISMATCH",
            "TOO_MANY_EVENTS before CURRENCY_MISMATCH",
            "TOO_MANY_EVENTS before DISPUTE_ALREADY_OPENED",
            "TOO_MANY_EVENTS before DISPUTE_EXCEEDS_AUTHORIZED",
            "TOO_MANY_EVENTS before DISPUTE_OPEN",
            "TOO_MANY_EVENTS before DISPUTE_UNKNOWN",
            "TOO_MANY_EVENTS before FEE_EXCEEDS_CHARGED",
            "TOO_MANY_EVENTS before NOT_AUTHORIZED",
            "TOO_MANY_EVENTS before NOT_REFUNDED",
            "TOO_MANY_EVENTS before ORDER_CANCELLED",
            "TOO_MANY_EVENTS before PAYMENT_MISMATCH",
            "TOO_MANY_EVENTS before RECEIPT_EXCEEDED",
            "TOO_MANY_EVENTS before RECEIPT_MISMATCH",
            "TOO_MANY_EVENTS before REFUND_EXCEEDS_AUTHORIZED");
  }

  private static boolean applies(RefusalCode reason, @Nullable Transaction t, Event event) {
    if (t == null) {
      return reason
          == switch (event) {
            case OrderPlaced _, MoneyReceived _, MoneyDebited _ -> null;
            case ReceiptEvent _ -> RefusalCode.RECEIPT_UNKNOWN;
            default -> RefusalCode.ORDER_UNKNOWN;
          };
    }
    boolean isReceipt = event instanceof ReceiptEvent;
    if (t.status().isOfReceipt() != isReceipt) {
      return reason
          == switch (event) {
            case OrderPlaced _ -> RefusalCode.ORDER_ALREADY_PLACED;
            case MoneyReceived _, MoneyDebited _ -> RefusalCode.RECEIPT_ALREADY_RECEIVED;
            case ReceiptEvent _ -> RefusalCode.RECEIPT_UNKNOWN;
            default -> RefusalCode.ORDER_UNKNOWN;
          };
    }
    Money amount = amount(event);
    Money moved = moved(event);
    boolean back = moved != null;
    boolean paid = t.status().isPaid();
    long minor = amount == null ? 0 : amount.amountMinor();
    long charged = moved == null || moved.currency().equals(t.currency()) ? 0 : moved.amountMinor();
    PaymentExtras extras = t.extras();
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
      case ORDER_UNKNOWN, RECEIPT_UNKNOWN -> false;
      case ORDER_ALREADY_PLACED -> event instanceof OrderPlaced;
      case RECEIPT_ALREADY_RECEIVED ->
          event instanceof MoneyReceived || event instanceof MoneyDebited;
      case TOO_MANY_EVENTS -> t.eventMarks().size() >= Limits.MAX_EVENTS_PER_ORDER;
      case PAYMENT_MISMATCH ->
          back && paid && !Ids.uuid(Ids.PAYMENT, payment(event)).equals(t.paymentId());
      case RECEIPT_MISMATCH ->
          event instanceof ReceiptEvent r && !r.bankAccount().equals(t.buyer().name());
      case CURRENCY_MISMATCH ->
          !(event instanceof OrderPlaced
                  || event instanceof MoneyReceived
                  || event instanceof MoneyDebited)
              && amount != null
              && (!amount.currency().equals(t.currency())
                  || moved != null && paid && !moved.currency().equals(currencyOfCharge(t)));
      case ALREADY_AUTHORIZED ->
          paid
              && (event instanceof PaymentAuthorized
                  || event instanceof PaymentFailed
                  || event instanceof PaymentActionRequired);
      case ORDER_CANCELLED ->
          t.status() == TransactionStatus.CANCELLED
              && (event instanceof OrderCancelled || event instanceof PaymentRetryRequested);
      case NOT_AUTHORIZED -> back && !paid;
      case AMOUNT_MISMATCH ->
          (event instanceof PaymentAuthorized || event instanceof PaymentActionRequired)
              && minor != t.totalMinor();
      case DISPUTE_ALREADY_OPENED ->
          event instanceof DisputeOpened d
              && extras.dispute(Ids.uuid(Ids.DISPUTE, d.disputeId())) != null;
      case DISPUTE_UNKNOWN ->
          event instanceof DisputeClosed d
              && extras.disputes().stream()
                  .noneMatch(open ->
                      open.id().equals(Ids.uuid(Ids.DISPUTE, d.disputeId()))
                          && open.amountMinor() == minor
                          && open.surchargeMinor() == surcharge(event)
                          && open.chargedMinor() == charged);
      case DISPUTE_OPEN -> event instanceof Refunded && !extras.disputes().isEmpty();
      case REFUND_EXCEEDS_AUTHORIZED ->
          event instanceof Refunded && (minor > left(t) || charged > extras.chargedLeftMinor());
      case DISPUTE_EXCEEDS_AUTHORIZED ->
          event instanceof DisputeOpened
              && (minor > left(t)
                  || charged > extras.chargedLeftMinor()
                  || surcharge(event) > extras.surchargeMinor() - extras.disputedSurchargeMinor());
      case FEE_EXCEEDS_CHARGED ->
          event instanceof Refunded r
              && paid
              && r.platformFee().amountMinor() + t.feeRefundedMinor() > t.feeMinor();
      case NOT_REFUNDED ->
          event instanceof RefundFailed r
              && (minor > t.refundedMinor()
                  || r.platformFee().amountMinor() > t.feeRefundedMinor()
                  || charged > extras.chargedBackMinor());
      case RECEIPT_EXCEEDED ->
          isReceipt && minor > t.totalMinor() - t.feeMinor() - t.refundedMinor();
    };
  }

  private static long left(Transaction t) {
    return t.totalMinor()
        - t.refundedMinor()
        - t.extras().disputedMinor()
        - t.extras().withdrawnMinor();
  }

  private static Currency currencyOfCharge(Transaction t) {
    return t.extras().chargedMinor() > 0 ? t.extras().otherCurrencies().getFirst() : t.currency();
  }

  private static @Nullable Money amount(Event event) {
    return switch (event) {
      case PaymentAuthorized a -> a.amount();
      case PaymentActionRequired a -> a.amount();
      case Refunded r -> r.amount();
      case RefundFailed r -> r.amount();
      case DisputeOpened d -> d.amount();
      case DisputeClosed d -> d.amount();
      case ReceiptEvent r -> r.amount();
      default -> null;
    };
  }

  /** What an event of a paid order moves at the gateway; null for other events. */
  private static @Nullable Money moved(Event event) {
    return switch (event) {
      case Refunded r -> r.paidBack();
      case RefundFailed r -> r.cameBack();
      case DisputeOpened d -> d.withdrawn();
      case DisputeClosed d -> d.withdrawn();
      default -> null;
    };
  }

  /** What a dispute is about of the surcharge. */
  private static long surcharge(Event event) {
    Money surcharge =
        switch (event) {
          case DisputeOpened d -> d.surcharge();
          case DisputeClosed d -> d.surcharge();
          default -> null;
        };
    return surcharge == null ? 0 : surcharge.amountMinor();
  }

  private static String payment(Event event) {
    return switch (event) {
      case Refunded r -> r.paymentId();
      case RefundFailed r -> r.paymentId();
      case DisputeOpened d -> d.paymentId();
      case DisputeClosed d -> d.paymentId();
      default -> "";
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

  private static final List<@Nullable Money> CHARGED =
      Arrays.asList(null, Money.of(1, "EUR"), Money.of(141, "EUR"), Money.of(142, "EUR"));

  private static void addOfPaid(List<Event> events, Money money, @Nullable Money charged) {
    for (long payment : new long[] {1, 2}) {
      for (long fee : new long[] {0, 20, 21, 51}) {
        if (fee <= money.amountMinor()) {
          events.add(Sample.refunded(1, payment, money, fee, charged, null));
          events.add(Sample.refundFailed(1, payment, money, fee, charged));
        }
      }
      for (long dispute : new long[] {1, 2}) {
        for (long minor : new long[] {0, 5, 6, 15}) {
          Money surcharge = minor == 0 ? null : new Money(minor, money.currency());
          addDisputes(events, payment, dispute, money, charged, surcharge);
        }
      }
    }
  }

  private static void addDisputes(
      List<Event> events,
      long payment,
      long dispute,
      Money money,
      @Nullable Money charged,
      @Nullable Money surcharge) {
    events.add(Sample.disputeOpened(1, payment, dispute, money, null, charged, null, surcharge));
    events.add(
        Sample.disputeClosed(1, payment, dispute, money, null, null, charged, null, surcharge));
    events.add(
        Sample.disputeClosed(
            1,
            payment,
            dispute,
            money,
            DisputeClosed.Bearer.PLATFORM,
            true,
            charged,
            null,
            surcharge));
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
        t.extras(),
        t.placedAtMicros(),
        t.updatedAtMicros(),
        t.last(),
        LongStream.rangeClosed(1, Limits.MAX_EVENTS_PER_ORDER).mapToObj(Sample::uuid).toList());
  }

  private static List<Event> events() {
    List<Event> events = new ArrayList<>();
    events.add(Sample.retryRequested(1));
    events.add(Sample.cancelled(1));
    events.add(Sample.complaint(1));
    events.add(Sample.complaintResolved(1, Sample.cny(400)));
    events.add(Sample.complaintNotRefunded(1, Sample.cny(400)));
    for (String currency : List.of("CNY", "JPY", "KWD")) {
      for (long amount : new long[] {1, 50, 400, 599, 600, 601, 999, 1000, 1001, 2000}) {
        Money money = Money.of(amount, currency);
        events.add(Sample.placed(1, money));
        events.add(Sample.received(1, money));
        events.add(Sample.allocated(1, "main", money));
        events.add(Sample.allocated(1, "other", money));
        events.add(Sample.returned(1, money));
        events.add(Sample.debited(1, money, MoneyDebited.Purpose.FEE));
        for (@Nullable Money charged : CHARGED) {
          if (charged == null || !charged.currency().equals(money.currency())) {
            addOfPaid(events, money, charged);
          }
        }
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
