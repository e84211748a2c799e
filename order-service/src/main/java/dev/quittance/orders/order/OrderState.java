package dev.quittance.orders.order;

import dev.quittance.contract.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order after the events so far.
 *
 * @param revision how many events made it so, from 1
 * @param total what the buyer owes
 * @param refunded what the buyer got back, between zero and the total
 * @param paymentId {@code pay_...} of the last attempt, once there was one
 * @param failureReason of the last attempt, if it failed
 * @param updatedAt when the latest of the events happened
 */
public record OrderState(
    int revision,
    OrderStatus status,
    Money total,
    Money refunded,
    @Nullable String paymentId,
    @Nullable String failureReason,
    Instant createdAt,
    Instant updatedAt) {

  /** A new order. */
  public static OrderState placed(Money total, Instant at) {
    Money nothing = Money.zero(total.currency());
    return new OrderState(1, OrderStatus.PLACED, total, nothing, null, null, at, at);
  }

  OrderState authorized(String byPayment, Instant at) {
    return next(OrderStatus.AUTHORIZED, refunded, byPayment, null, at);
  }

  OrderState failed(String byPayment, String reason, Instant at) {
    return next(OrderStatus.FAILED, refunded, byPayment, reason, at);
  }

  OrderState actionRequired(String byPayment, Instant at) {
    return next(OrderStatus.ACTION_REQUIRED, refunded, byPayment, null, at);
  }

  OrderState refunded(Money amount, Instant at) {
    Money sum = refunded.plus(amount);
    OrderStatus then = sum.equals(total) ? OrderStatus.REFUNDED : OrderStatus.PARTIALLY_REFUNDED;
    return next(then, sum, paymentId, null, at);
  }

  /** Another attempt to pay begins. */
  OrderState retryRequested(Instant at) {
    return next(OrderStatus.PLACED, refunded, paymentId, null, at);
  }

  /** What was refunded is not any more. */
  OrderState refundFailed(Money amount, Instant at) {
    Money sum = refunded.minus(amount);
    OrderStatus then = sum.isPositive() ? OrderStatus.PARTIALLY_REFUNDED : OrderStatus.AUTHORIZED;
    return next(then, sum, paymentId, null, at);
  }

  /** A dispute began or ended. */
  OrderState disputed(Instant at) {
    return next(status, refunded, paymentId, null, at);
  }

  private OrderState next(
      OrderStatus status,
      Money refunded,
      @Nullable String paymentId,
      @Nullable String failureReason,
      Instant at) {
    // Services' clocks differ a little; an order's own time never runs backwards.
    Instant later = at.isAfter(updatedAt) ? at : updatedAt;
    return new OrderState(
        Math.addExact(revision, 1),
        status,
        total,
        refunded,
        paymentId,
        failureReason,
        createdAt,
        later);
  }
}
