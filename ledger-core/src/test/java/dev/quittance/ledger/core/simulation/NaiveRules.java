package dev.quittance.ledger.core.simulation;

import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.Event;
import dev.quittance.contract.Money;
import dev.quittance.contract.MoneyDebited;
import dev.quittance.contract.MoneyReceived;
import dev.quittance.contract.OrderCancelled;
import dev.quittance.contract.OrderEvent;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.PaymentRetryRequested;
import dev.quittance.contract.ReceiptEvent;
import dev.quittance.contract.RefundFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.ledger.core.simulation.NaiveLedger.Effect;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** What may not happen after certain events took effect, the first rule first. */
final class NaiveRules {

  private static final Map<String, BiPredicate<NaiveHistory, Event>> BROKEN = new LinkedHashMap<>();

  static {
    BROKEN.put(
        "ORDER_UNKNOWN",
        (h, e) -> h.isEmpty() && e instanceof OrderEvent && !(e instanceof OrderPlaced));
    BROKEN.put("ORDER_ALREADY_PLACED", (h, e) -> !h.isEmpty() && e instanceof OrderPlaced);
    BROKEN.put(
        "RECEIPT_UNKNOWN", (h, e) -> h.isEmpty() && e instanceof ReceiptEvent && !isFirst(e));
    BROKEN.put("RECEIPT_ALREADY_RECEIVED", (h, e) -> !h.isEmpty() && isFirst(e));
    BROKEN.put("TOO_MANY_EVENTS", (h, e) -> h.size() > 999);
    BROKEN.put(
        "PAYMENT_MISMATCH",
        (h, e) ->
            Moved.by(e) instanceof Moved moved
                && h.isPaid()
                && !h.authorization().paymentId().equals(moved.paymentId()));
    BROKEN.put(
        "RECEIPT_MISMATCH",
        (h, e) ->
            e instanceof ReceiptEvent r
                && !h.isEmpty()
                && !r.bankAccount().equals(h.received().bankAccount()));
    BROKEN.put("CURRENCY_MISMATCH", NaiveRules::isOfAnotherCurrency);
    BROKEN.put(
        "ALREADY_AUTHORIZED",
        (h, e) ->
            (e instanceof PaymentAuthorized
                    || e instanceof PaymentFailed
                    || e instanceof PaymentActionRequired)
                && h.isPaid());
    BROKEN.put(
        "ORDER_CANCELLED",
        (h, e) ->
            (e instanceof OrderCancelled || e instanceof PaymentRetryRequested)
                && h.isCancelled()
                && !h.isPaid());
    BROKEN.put("NOT_AUTHORIZED", (h, e) -> Moved.by(e) != null && !h.isPaid());
    BROKEN.put(
        "AMOUNT_MISMATCH",
        (h, e) ->
            (e instanceof PaymentAuthorized || e instanceof PaymentActionRequired)
                && !h.total().equals(minor(Objects.requireNonNull(money(e)))));
    BROKEN.put(
        "DISPUTE_ALREADY_OPENED",
        (h, e) ->
            e instanceof DisputeOpened d
                && h.open().stream().anyMatch(o -> o.disputeId().equals(d.disputeId())));
    BROKEN.put(
        "DISPUTE_UNKNOWN",
        (h, e) ->
            e instanceof DisputeClosed d
                && h.open().stream()
                    .noneMatch(o ->
                        o.disputeId().equals(d.disputeId())
                            && o.amount().equals(d.amount())
                            && Objects.equals(o.surcharge(), d.surcharge())
                            && o.withdrawn().equals(d.withdrawn())));
    BROKEN.put("DISPUTE_OPEN", (h, e) -> e instanceof Refunded && !h.open().isEmpty());
    BROKEN.put(
        "REFUND_EXCEEDS_AUTHORIZED", (h, e) -> e instanceof Refunded && exceedsWhatIsLeft(h, e));
    BROKEN.put(
        "DISPUTE_EXCEEDS_AUTHORIZED",
        (h, e) ->
            e instanceof DisputeOpened d
                && (exceedsWhatIsLeft(h, e)
                    || d.surcharge() != null
                        && minor(d.surcharge()).compareTo(h.surchargeLeft()) > 0));
    BROKEN.put(
        "FEE_EXCEEDS_CHARGED",
        (h, e) ->
            e instanceof Refunded r
                && h.feeRefunded()
                        .add(minor(r.platformFee()))
                        .compareTo(minor(h.authorization().platformFee()))
                    > 0);
    BROKEN.put(
        "NOT_REFUNDED",
        (h, e) ->
            e instanceof RefundFailed r
                && (minor(r.amount()).compareTo(h.refunded()) > 0
                    || minor(r.platformFee()).compareTo(h.feeRefunded()) > 0
                    || h.isForeign() && minor(r.cameBack()).compareTo(h.gone()) > 0));
    BROKEN.put(
        "RECEIPT_EXCEEDED",
        (h, e) ->
            e instanceof ReceiptEvent r
                && !h.isEmpty()
                && h.allocated().add(h.returned()).add(minor(r.amount())).compareTo(h.total()) > 0);
  }

  private NaiveRules() {}

  /** Whether it begins a receipt or a debit. */
  private static boolean isFirst(Event event) {
    return event instanceof MoneyReceived || event instanceof MoneyDebited;
  }

  /** The first rule broken, empty if none is. */
  static String firstBroken(List<Effect> history, Event event) {
    NaiveHistory past = new NaiveHistory(history);
    for (Map.Entry<String, BiPredicate<NaiveHistory, Event>> rule : BROKEN.entrySet()) {
      if (rule.getValue().test(past, event)) {
        return rule.getKey();
      }
    }
    return "";
  }

  private static boolean isOfAnotherCurrency(NaiveHistory past, Event event) {
    Money amount = money(event);
    if (past.isEmpty() || amount == null) {
      return false;
    }
    Moved moved = Moved.by(event);
    return !amount.currency().equals(past.currency())
        || moved != null
            && past.isPaid()
            && !moved.taken().currency().equals(past.authorization().taken().currency());
  }

  private static boolean exceedsWhatIsLeft(NaiveHistory past, Event event) {
    Moved moved = Objects.requireNonNull(Moved.by(event));
    return minor(moved.amount()).compareTo(past.left()) > 0
        || past.isForeign()
            && minor(moved.taken()).add(past.gone()).compareTo(minor(past.authorization().taken()))
                > 0;
  }

  private static @Nullable Money money(Event event) {
    if (event instanceof PaymentAuthorized a) {
      return a.amount();
    }
    if (event instanceof PaymentActionRequired a) {
      return a.amount();
    }
    if (event instanceof ReceiptEvent r) {
      return r.amount();
    }
    Moved moved = Moved.by(event);
    return moved == null ? null : moved.amount();
  }

  static BigInteger minor(Money money) {
    return BigInteger.valueOf(money.amountMinor());
  }

  /** What an event of a paid order moves: of the order, and at the gateway. */
  record Moved(String paymentId, Money amount, Money taken) {

    /** Null for other events. */
    static @Nullable Moved by(Event event) {
      return switch (event) {
        case Refunded e -> new Moved(e.paymentId(), e.amount(), e.paidBack());
        case RefundFailed e -> new Moved(e.paymentId(), e.amount(), e.cameBack());
        case DisputeOpened e -> new Moved(e.paymentId(), e.amount(), e.withdrawn());
        case DisputeClosed e -> new Moved(e.paymentId(), e.amount(), e.withdrawn());
        default -> null;
      };
    }
  }
}
