package dev.quittance.ledger.core.fold;

import dev.quittance.contract.BuyerDisputeOpened;
import dev.quittance.contract.BuyerDisputeRefundFailed;
import dev.quittance.contract.BuyerDisputeResolved;
import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.EventMark;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Limits;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderCancelled;
import dev.quittance.contract.OrderEvent;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.ParkingDecision;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.PaymentRetryRequested;
import dev.quittance.contract.ReceiptEvent;
import dev.quittance.contract.RefundFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.contract.RefusalCode;
import dev.quittance.ledger.core.fold.Outcome.AlreadySeen;
import dev.quittance.ledger.core.fold.Outcome.Applied;
import dev.quittance.ledger.core.fold.Outcome.Refused;
import dev.quittance.ledger.core.posting.Account;
import dev.quittance.ledger.core.posting.Postings;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an event does to the transaction of an order or a receipt. The same code runs live, in a
 * replay and in an auditor's own recomputation, so it depends on nothing but its arguments.
 */
public final class Fold {

  private Fold() {}

  /**
   * @param before the transaction so far, null if there is none
   * @param position where the event takes effect
   * @throws IllegalArgumentException for a decision on parked events: those are the book's
   */
  public static Outcome apply(
      @Nullable Transaction before, EventEnvelope envelope, Position position) {
    EventMark mark = EventMark.of(envelope);
    if (before == null) {
      return first(envelope, mark.toUuid(), position);
    }
    EventMark known = known(before, mark);
    if (known != null) {
      return known.equals(mark)
          ? new AlreadySeen()
          : new Refused(RefusalCode.EVENT_ID_REUSED, EventMark.REUSED_DETAIL);
    }
    Refused impossible =
        envelope.event() instanceof ReceiptEvent ofReceipt
            ? ReceiptFold.impossible(before, ofReceipt)
            : impossible(before, envelope.event());
    if (impossible != null) {
      return impossible;
    }
    if (before.eventMarks().size() >= Limits.MAX_EVENTS_PER_ORDER) {
      return new Refused(
          RefusalCode.TOO_MANY_EVENTS,
          "an order can have " + Limits.MAX_EVENTS_PER_ORDER + " events at most");
    }
    // An order's entries never go back in time, whatever its publishers' clocks say.
    long time = Math.max(before.updatedAtMicros(), Micros.of(envelope.occurredAt()));
    return happened(new Change(before, mark.toUuid(), time, position), envelope.event());
  }

  /** Whether the order or receipt has had an event of that identity, this one or another. */
  public static boolean knows(@Nullable Transaction before, EventEnvelope envelope) {
    return before != null && known(before, EventMark.of(envelope)) != null;
  }

  private static @Nullable EventMark known(Transaction before, EventMark mark) {
    for (UUID one : before.eventMarks()) {
      if (one.getMostSignificantBits() == mark.identity()) {
        return EventMark.of(one);
      }
    }
    return null;
  }

  /** What cannot happen to a transaction whatever has happened to it; null if it can. */
  private static @Nullable Refused impossible(Transaction before, Event event) {
    if (event instanceof OrderPlaced) {
      return new Refused(
          RefusalCode.ORDER_ALREADY_PLACED, "another event placed this order before");
    }
    return before.status().isOfReceipt() && event instanceof OrderEvent
        ? new Refused(RefusalCode.ORDER_UNKNOWN, event.subject() + " has the digits of a receipt")
        : null;
  }

  private static Outcome first(EventEnvelope envelope, UUID mark, Position position) {
    return switch (envelope.event()) {
      case OrderPlaced placed -> placed(placed, mark, Micros.of(envelope.occurredAt()), position);
      case OrderCancelled _,
          PaymentRetryRequested _,
          PaymentActionRequired _,
          PaymentAuthorized _,
          PaymentFailed _,
          Refunded _,
          RefundFailed _,
          DisputeOpened _,
          DisputeClosed _,
          BuyerDisputeOpened _,
          BuyerDisputeResolved _,
          BuyerDisputeRefundFailed _ ->
          new Refused(RefusalCode.ORDER_UNKNOWN, envelope.event().subject() + " was never placed");
      case ReceiptEvent ofReceipt ->
          ReceiptFold.first(ofReceipt, mark, Micros.of(envelope.occurredAt()), position);
      case ParkingDecision _ -> throw notOurs();
    };
  }

  private static Outcome placed(OrderPlaced event, UUID mark, long timeMicros, Position position) {
    Currency currency = event.total().currency();
    Transaction placed =
        new Transaction(
            Ids.uuid(Ids.ORDER, event.orderId()),
            TransactionStatus.PLACED,
            Account.buyer(event.buyerId(), currency),
            Account.supplier(event.supplierId(), currency),
            null,
            event.total().amountMinor(),
            0,
            0,
            0,
            PaymentExtras.NONE,
            timeMicros,
            timeMicros,
            position,
            List.of(mark));
    return new Applied(placed, List.of());
  }

  private static Outcome happened(Change change, Event event) {
    return switch (event) {
      case PaymentAuthorized authorized -> authorized(change, authorized);
      case PaymentFailed _ -> failed(change);
      case PaymentActionRequired required -> actionRequired(change, required);
      case PaymentRetryRequested _ -> retryRequested(change);
      case OrderCancelled _ -> cancelled(change);
      case Refunded refunded -> PaidFold.refunded(change, refunded);
      case RefundFailed failed -> PaidFold.refundFailed(change, failed);
      case DisputeOpened opened -> PaidFold.disputeOpened(change, opened);
      case DisputeClosed closed -> PaidFold.disputeClosed(change, closed);
      // What is decided moves no money: Refunded does.
      case BuyerDisputeOpened _, BuyerDisputeResolved _, BuyerDisputeRefundFailed _ ->
          new Applied(change.unchanged(), List.of());
      case OrderPlaced _ -> throw new IllegalArgumentException("handled before there is a change");
      case ReceiptEvent ofReceipt -> ReceiptFold.happened(change, ofReceipt);
      case ParkingDecision _ -> throw notOurs();
    };
  }

  private static Outcome authorized(Change change, PaymentAuthorized event) {
    Transaction before = change.before();
    Refused refused = notToBePaid(before, event.amount(), "was authorized");
    if (refused != null) {
      return refused;
    }
    return new Applied(
        change.paid(
            Ids.uuid(Ids.PAYMENT, event.paymentId()),
            event.platformFee().amountMinor(),
            extras(before, event)),
        Postings.authorized(before.buyer(), before.supplier(), event));
  }

  private static PaymentExtras extras(Transaction before, PaymentAuthorized event) {
    Money taken = event.taken();
    boolean foreign = !taken.currency().equals(before.currency());
    if (!foreign && event.surcharge() == null) {
      return PaymentExtras.NONE;
    }
    return new PaymentExtras(
        event.surcharge() == null ? 0 : event.surcharge().amountMinor(),
        foreign ? taken.amountMinor() : 0,
        0,
        0,
        List.of(),
        foreign ? List.of(taken.currency()) : List.of());
  }

  /** An attempt waits for the buyer: nothing is posted, and what is pending stays pending. */
  private static Outcome actionRequired(Change change, PaymentActionRequired event) {
    Refused refused = notToBePaid(change.before(), event.amount(), "is to be authorized");
    return refused != null ? refused : new Applied(change.unchanged(), List.of());
  }

  /** Why an order cannot be paid by an amount; null if it can. */
  private static @Nullable Refused notToBePaid(Transaction before, Money amount, String what) {
    if (!amount.currency().equals(before.currency())) {
      return currencyMismatch(before, amount);
    }
    if (before.status().isPaid()) {
      return new Refused(RefusalCode.ALREADY_AUTHORIZED, "the order is paid already");
    }
    if (amount.amountMinor() != before.totalMinor()) {
      return new Refused(
          RefusalCode.AMOUNT_MISMATCH,
          amount + " " + what + ", but " + before.totalMinor() + " was ordered");
    }
    return null;
  }

  /** The attempt of a cancelled order may end after it: the order stays cancelled. */
  private static Outcome failed(Change change) {
    if (change.before().status().isPaid()) {
      return new Refused(RefusalCode.ALREADY_AUTHORIZED, "the order is paid: it can fail no more");
    }
    boolean cancelled = change.before().status() == TransactionStatus.CANCELLED;
    return new Applied(cancelled ? change.unchanged() : change.failed(), List.of());
  }

  /**
   * What was pending is not any more. A payment may cross it in the log, before it or behind it:
   * either way the order is then paid, until payment-service has paid the money back (ADR 0053).
   */
  private static Outcome cancelled(Change change) {
    if (change.before().status() == TransactionStatus.CANCELLED) {
      return alreadyCancelled();
    }
    boolean paid = change.before().status().isPaid();
    return new Applied(paid ? change.unchanged() : change.cancelled(), List.of());
  }

  private static Refused alreadyCancelled() {
    return new Refused(RefusalCode.ORDER_CANCELLED, "the order was cancelled before");
  }

  /**
   * The buyer tries again: the total is pending again. A late success may have overtaken him: his
   * order is paid then, which is what he asked for.
   */
  private static Outcome retryRequested(Change change) {
    if (change.before().status() == TransactionStatus.CANCELLED) {
      return alreadyCancelled();
    }
    return new Applied(
        change.before().status().isPaid() ? change.unchanged() : change.retried(), List.of());
  }

  static IllegalArgumentException notOurs() {
    return new IllegalArgumentException("a decision on parked events is the book's");
  }

  static Refused currencyMismatch(Transaction before, Money found) {
    return new Refused(
        RefusalCode.CURRENCY_MISMATCH,
        found + " is not in the order's currency " + before.currency());
  }
}
