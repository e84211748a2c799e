package dev.quittance.orders.order;

import dev.quittance.contract.Event;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.contract.ParkedRecordDiscarded;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.orders.order.Outcome.Applied;
import dev.quittance.orders.order.Outcome.Refused;
import dev.quittance.orders.order.Outcome.Unchanged;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Events change how an order stands; nothing else does. */
public final class OrderFold {

  private static final Unchanged UNCHANGED = new Unchanged();

  private OrderFold() {}

  /**
   * How the order stands after the event.
   *
   * @param state how it stood before, null if no such order is known
   * @param at when the event happened
   */
  public static Outcome apply(@Nullable OrderState state, Event event, Instant at) {
    return switch (event) {
      case OrderPlaced placed ->
          state == null ? new Applied(OrderState.placed(placed.total(), at)) : UNCHANGED;
      case PaymentAuthorized authorized ->
          state == null ? unknown(event) : authorize(state, authorized, at);
      case PaymentActionRequired required ->
          state == null ? unknown(event) : actionRequired(state, required, at);
      case PaymentFailed failed -> state == null ? unknown(event) : fail(state, failed, at);
      case Refunded refunded -> state == null ? unknown(event) : refund(state, refunded, at);
      case ParkedEventRetried _, ParkedEventDiscarded _, ParkedRecordDiscarded _ -> UNCHANGED;
    };
  }

  private static Outcome authorize(OrderState state, PaymentAuthorized event, Instant at) {
    Refused refused = notToBePaid(state, event.amount());
    return refused != null ? refused : new Applied(state.authorized(event.paymentId(), at));
  }

  private static Outcome actionRequired(OrderState state, PaymentActionRequired event, Instant at) {
    Refused refused = notToBePaid(state, event.amount());
    return refused != null ? refused : new Applied(state.actionRequired(event.paymentId(), at));
  }

  /** Why the order cannot be paid by an amount; null if it can. */
  private static @Nullable Refused notToBePaid(OrderState state, Money amount) {
    if (state.status().isAuthorized()) {
      return alreadyAuthorized(state);
    }
    if (isForeign(amount, state)) {
      return wrongCurrency(amount, state);
    }
    return amount.equals(state.total())
        ? null
        : new Refused(
            Contradiction.AMOUNT_MISMATCH,
            "the payment is of %s, the order's total is %s".formatted(amount, state.total()));
  }

  private static Outcome fail(OrderState state, PaymentFailed event, Instant at) {
    return state.status().isAuthorized()
        ? alreadyAuthorized(state)
        : new Applied(state.failed(event.paymentId(), event.reason(), at));
  }

  private static Outcome refund(OrderState state, Refunded event, Instant at) {
    if (!state.status().isAuthorized()) {
      return new Refused(
          Contradiction.NOT_AUTHORIZED,
          "the order is %s: there is nothing to refund".formatted(state.status()));
    }
    if (!event.paymentId().equals(state.paymentId())) {
      return new Refused(
          Contradiction.OTHER_PAYMENT,
          "refunded by %s, authorized by %s".formatted(event.paymentId(), state.paymentId()));
    }
    if (isForeign(event.amount(), state)) {
      return wrongCurrency(event.amount(), state);
    }
    Money left = state.total().minus(state.refunded());
    if (event.amount().amountMinor() > left.amountMinor()) {
      return new Refused(
          Contradiction.REFUND_ABOVE_AUTHORIZED,
          "%s were refunded, %s are left to refund".formatted(event.amount(), left));
    }
    return new Applied(state.refunded(event.amount(), at));
  }

  private static boolean isForeign(Money amount, OrderState state) {
    return !amount.currency().equals(state.total().currency());
  }

  private static Refused unknown(Event event) {
    return new Refused(
        Contradiction.UNKNOWN_ORDER, "no order %s was placed here".formatted(event.subject()));
  }

  private static Refused alreadyAuthorized(OrderState state) {
    return new Refused(
        Contradiction.ALREADY_AUTHORIZED,
        "the order is %s: %s was authorized before".formatted(state.status(), state.paymentId()));
  }

  private static Refused wrongCurrency(Money amount, OrderState state) {
    return new Refused(
        Contradiction.WRONG_CURRENCY,
        "%s for an order in %s".formatted(amount, state.total().currency()));
  }
}
