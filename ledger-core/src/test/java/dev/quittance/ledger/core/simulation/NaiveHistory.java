package dev.quittance.ledger.core.simulation;

import static dev.quittance.ledger.core.simulation.NaiveRules.minor;

import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.Event;
import dev.quittance.contract.Money;
import dev.quittance.contract.MoneyAllocated;
import dev.quittance.contract.MoneyDebited;
import dev.quittance.contract.MoneyReturned;
import dev.quittance.contract.OrderCancelled;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.PaymentRetryRequested;
import dev.quittance.contract.ReceiptEvent;
import dev.quittance.contract.RefundFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.ledger.core.simulation.NaiveLedger.Effect;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What follows from the events of an order or a receipt that took effect: each time from all. */
final class NaiveHistory {

  private final List<Event> events;

  NaiveHistory(List<Effect> effects) {
    this.events = effects.stream().map(effect -> effect.envelope().event()).toList();
  }

  boolean isEmpty() {
    return events.isEmpty();
  }

  int size() {
    return events.size();
  }

  List<Event> events() {
    return events;
  }

  boolean isReceipt() {
    return events.getFirst() instanceof ReceiptEvent;
  }

  OrderPlaced placed() {
    return (OrderPlaced) events.getFirst();
  }

  ReceiptEvent received() {
    return (ReceiptEvent) events.getFirst();
  }

  BigInteger total() {
    return minor(isReceipt() ? received().amount() : placed().total());
  }

  Currency currency() {
    return isReceipt() ? received().amount().currency() : placed().total().currency();
  }

  boolean isPaid() {
    return all(PaymentAuthorized.class).size() == 1;
  }

  boolean isCancelled() {
    return !all(OrderCancelled.class).isEmpty();
  }

  PaymentAuthorized authorization() {
    return all(PaymentAuthorized.class).getFirst();
  }

  boolean isForeign() {
    return isPaid() && !authorization().taken().currency().equals(currency());
  }

  /** Whether the last attempt to pay failed. */
  boolean failed() {
    Optional<Event> last =
        events.stream()
            .filter(e -> e instanceof PaymentFailed || e instanceof PaymentRetryRequested)
            .reduce((_, later) -> later);
    return last.isPresent() && last.get() instanceof PaymentFailed;
  }

  BigInteger refunded() {
    return sum(Refunded.class, e -> minor(e.amount()))
        .subtract(sum(RefundFailed.class, e -> minor(e.amount())));
  }

  BigInteger feeRefunded() {
    return sum(Refunded.class, e -> minor(e.platformFee()))
        .subtract(sum(RefundFailed.class, e -> minor(e.platformFee())));
  }

  /** Disputes that were opened and not closed since. */
  List<DisputeOpened> open() {
    List<DisputeOpened> open = new ArrayList<>();
    for (Event event : events) {
      if (event instanceof DisputeOpened opened) {
        open.add(opened);
      }
      if (event instanceof DisputeClosed closed) {
        open.removeIf(one -> one.disputeId().equals(closed.disputeId()));
      }
    }
    return open;
  }

  /** The opening of the dispute that an event of this history closed. */
  DisputeOpened opening(DisputeClosed closed) {
    @Nullable DisputeOpened last = null;
    for (Event event : events) {
      if (event.equals(closed)) {
        break;
      }
      if (event instanceof DisputeOpened opened && opened.disputeId().equals(closed.disputeId())) {
        last = opened;
      }
    }
    return Objects.requireNonNull(last);
  }

  BigInteger disputed() {
    return open().stream().map(e -> minor(e.amount())).reduce(BigInteger.ZERO, BigInteger::add);
  }

  BigInteger lost() {
    return sum(
        DisputeClosed.class,
        e -> e.outcome() == DisputeClosed.Outcome.LOST ? minor(e.amount()) : BigInteger.ZERO);
  }

  static Money whole(Money amount, @Nullable Money surcharge) {
    return surcharge == null ? amount : amount.plus(surcharge);
  }

  private static BigInteger minorIfAny(@Nullable Money money) {
    return money == null ? BigInteger.ZERO : minor(money);
  }

  /** What the platform has of a surcharge: less what was lost in disputes. */
  BigInteger surcharge() {
    return sum(PaymentAuthorized.class, e -> minorIfAny(e.surcharge()))
        .subtract(
            sum(
                DisputeClosed.class,
                e ->
                    e.outcome() == DisputeClosed.Outcome.LOST
                        ? minorIfAny(e.surcharge())
                        : BigInteger.ZERO));
  }

  /** What of a surcharge no dispute holds or took. */
  BigInteger surchargeLeft() {
    return open().stream()
        .map(e -> minorIfAny(e.surcharge()))
        .reduce(surcharge(), BigInteger::subtract);
  }

  /** What of the order's total has not gone in any way. */
  BigInteger left() {
    return total().subtract(refunded()).subtract(disputed()).subtract(lost());
  }

  /** What the gateway does not hold any more, in the currency that was charged. */
  BigInteger gone() {
    return sum(Refunded.class, e -> minor(e.paidBack()))
        .subtract(sum(RefundFailed.class, e -> minor(e.cameBack())))
        .add(sum(DisputeOpened.class, e -> minor(e.withdrawn())))
        .subtract(
            sum(
                DisputeClosed.class,
                e ->
                    e.outcome() == DisputeClosed.Outcome.WON
                        ? minor(e.withdrawn())
                        : BigInteger.ZERO));
  }

  BigInteger allocated() {
    return sum(MoneyAllocated.class, e -> minor(e.amount()));
  }

  BigInteger returned() {
    return sum(MoneyReturned.class, e -> minor(e.amount()))
        .add(sum(MoneyDebited.class, e -> minor(e.amount())));
  }

  String status() {
    if (isReceipt() && received() instanceof MoneyDebited) {
      return "DEBITED";
    }
    if (isReceipt()) {
      return allocated().add(returned()).equals(total()) ? "SETTLED" : "RECEIVED";
    }
    if (!isPaid()) {
      return isCancelled() ? "CANCELLED" : failed() ? "FAILED" : "PLACED";
    }
    if (refunded().signum() == 0) {
      return "AUTHORIZED";
    }
    return refunded().equals(total()) ? "REFUNDED" : "PARTIALLY_REFUNDED";
  }

  /** For each dispute that is open: its id, the amount, and the charge and the fee if any. */
  String openDisputes() {
    StringBuilder text = new StringBuilder();
    for (DisputeOpened one : open()) {
      text.append(" ").append(one.disputeId()).append(" ").append(minor(one.amount()));
      text.append(" ").append(isForeign() ? minor(one.withdrawn()) : BigInteger.ZERO);
      text.append(" ").append(one.fee()).append(" ").append(minorIfAny(one.surcharge()));
    }
    return text.toString();
  }

  private <E extends Event> BigInteger sum(Class<E> type, Function<E, BigInteger> amount) {
    return all(type).stream().map(amount).reduce(BigInteger.ZERO, BigInteger::add);
  }

  private <E extends Event> List<E> all(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
