package dev.quittance.orders.order;

import dev.quittance.contract.BuyerDisputeOpened;
import dev.quittance.contract.BuyerDisputeRefundFailed;
import dev.quittance.contract.BuyerDisputeResolved;
import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.Event;
import dev.quittance.contract.Limits;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderCancelled;
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
import dev.quittance.orders.order.Outcome.Applied;
import dev.quittance.orders.order.Outcome.Refused;
import dev.quittance.orders.order.Outcome.Unchanged;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Events change an order; nothing else does. */
public final class OrderFold {

  private static final Unchanged UNCHANGED = new Unchanged();

  private OrderFold() {}

  /**
   * The order after the event. Where several codes apply, the first in the order of {@link
   * RefusalCode} is given.
   *
   * @param state the order before it, null if no such order is known
   * @param at when the event happened
   */
  public static Outcome apply(@Nullable OrderState state, Event event, Instant at) {
    return switch (event) {
      case OrderPlaced placed ->
          state == null ? new Applied(OrderState.placed(placed.total(), at)) : UNCHANGED;
      case ParkingDecision _, ReceiptEvent _ -> UNCHANGED;
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
          BuyerDisputeRefundFailed _ -> {
        if (state == null) {
          yield unknown(event);
        }
        yield state.revision() < Limits.MAX_EVENTS_PER_ORDER
            ? happened(state, event, at)
            : new Refused(
                RefusalCode.TOO_MANY_EVENTS,
                "an order can have " + Limits.MAX_EVENTS_PER_ORDER + " events at most");
      }
    };
  }

  /** What may happen to an order that was placed, and has not had too many events. */
  private static Outcome happened(OrderState state, Event event, Instant at) {
    return switch (event) {
      case PaymentAuthorized authorized -> {
        Refused refused = notToBePaid(state, authorized.amount());
        yield refused != null ? refused : new Applied(state.authorized(authorized.paymentId(), at));
      }
      case PaymentActionRequired required -> {
        Refused refused = notToBePaid(state, required.amount());
        yield refused != null
            ? refused
            : new Applied(state.actionRequired(required.paymentId(), at));
      }
      case PaymentFailed failed ->
          state.payment().isAuthorized()
              ? alreadyAuthorized(state)
              : new Applied(state.failed(failed.paymentId(), failed.reason(), at));
      case PaymentRetryRequested _ -> {
        Refused refused = over(state);
        yield refused != null ? refused : new Applied(state.retryRequested(at));
      }
      case OrderCancelled cancelled -> {
        Refused refused = over(state);
        yield refused != null ? refused : new Applied(state.cancelled(cancelled.reason(), at));
      }
      case Refunded refunded -> refund(state, refunded, at);
      case RefundFailed failed -> refundFailed(state, failed, at);
      case DisputeOpened opened -> {
        Refused refused = notDisputable(state, opened.paymentId(), opened.amount());
        yield refused != null ? refused : new Applied(state.disputeOpened(at));
      }
      case DisputeClosed closed -> {
        Refused refused = notDisputable(state, closed.paymentId(), closed.amount());
        yield refused != null ? refused : new Applied(state.disputeClosed(at));
      }
      case BuyerDisputeOpened _ -> new Applied(state.buyerDisputeOpened(at));
      case BuyerDisputeResolved _ -> new Applied(state.buyerDisputeResolved(at));
      case BuyerDisputeRefundFailed _ -> new Applied(state.told(at));
      case OrderPlaced _, ParkingDecision _, ReceiptEvent _ -> UNCHANGED;
    };
  }

  /** Why an order is neither paid again nor cancelled; null if it can be. */
  private static @Nullable Refused over(OrderState state) {
    if (state.payment().isAuthorized()) {
      return alreadyAuthorized(state);
    }
    return state.isCancelled()
        ? new Refused(RefusalCode.ORDER_CANCELLED, "the order was cancelled before")
        : null;
  }

  /** Why nothing of an amount can be disputed; null if it can. */
  private static @Nullable Refused notDisputable(OrderState state, String paymentId, Money amount) {
    Refused refused = notOfItsPayment(state, paymentId, amount);
    if (refused != null) {
      return refused;
    }
    return amount.amountMinor() > state.total().amountMinor()
        ? new Refused(
            RefusalCode.DISPUTE_EXCEEDS_AUTHORIZED,
            "%s are disputed, %s were authorized".formatted(amount, state.total()))
        : null;
  }

  private static Outcome refundFailed(OrderState state, RefundFailed event, Instant at) {
    Refused refused = notOfItsPayment(state, event.paymentId(), event.amount());
    if (refused != null) {
      return refused;
    }
    return event.amount().amountMinor() > state.refunded().amountMinor()
        ? new Refused(
            RefusalCode.NOT_REFUNDED,
            "%s came back, %s were refunded".formatted(event.amount(), state.refunded()))
        : new Applied(state.refundFailed(event.amount(), at));
  }

  /** Why the order cannot be paid by an amount; null if it can. */
  private static @Nullable Refused notToBePaid(OrderState state, Money amount) {
    if (!isInCurrency(state, amount)) {
      return currencyMismatch(state, amount);
    }
    if (state.payment().isAuthorized()) {
      return alreadyAuthorized(state);
    }
    return amount.equals(state.total())
        ? null
        : new Refused(
            RefusalCode.AMOUNT_MISMATCH,
            "the payment is of %s, the order's total is %s".formatted(amount, state.total()));
  }

  /** Why nothing of an amount can go back or forth for a payment; null if it can. */
  private static @Nullable Refused notOfItsPayment(
      OrderState state, String paymentId, Money amount) {
    if (state.payment().isAuthorized() && !paymentId.equals(state.paymentId())) {
      return new Refused(
          RefusalCode.PAYMENT_MISMATCH,
          "it is of %s, authorized by %s".formatted(paymentId, state.paymentId()));
    }
    if (!isInCurrency(state, amount)) {
      return currencyMismatch(state, amount);
    }
    if (!state.payment().isAuthorized()) {
      return new Refused(
          RefusalCode.NOT_AUTHORIZED,
          "the order is %s: it was never paid".formatted(state.status()));
    }
    return null;
  }

  private static Outcome refund(OrderState state, Refunded event, Instant at) {
    Refused refused = notOfItsPayment(state, event.paymentId(), event.amount());
    if (refused != null) {
      return refused;
    }
    Money left = state.total().minus(state.refunded());
    if (event.amount().amountMinor() > left.amountMinor()) {
      return new Refused(
          RefusalCode.REFUND_EXCEEDS_AUTHORIZED,
          "%s were refunded, %s are left to refund".formatted(event.amount(), left));
    }
    return new Applied(state.refunded(event.amount(), at));
  }

  private static boolean isInCurrency(OrderState state, Money amount) {
    return amount.currency().equals(state.total().currency());
  }

  private static Refused unknown(Event event) {
    return new Refused(
        RefusalCode.ORDER_UNKNOWN, "no order %s was placed here".formatted(event.subject()));
  }

  private static Refused alreadyAuthorized(OrderState state) {
    return new Refused(
        RefusalCode.ALREADY_AUTHORIZED,
        "the order is %s: %s was authorized before".formatted(state.status(), state.paymentId()));
  }

  private static Refused currencyMismatch(OrderState state, Money amount) {
    return new Refused(
        RefusalCode.CURRENCY_MISMATCH,
        "%s for an order in %s".formatted(amount, state.total().currency()));
  }
}
