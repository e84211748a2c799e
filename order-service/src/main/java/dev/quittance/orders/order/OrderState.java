package dev.quittance.orders.order;

import dev.quittance.contract.CancellationReason;
import dev.quittance.contract.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order after the events so far.
 *
 * @param revision how many events made it so, from 1
 * @param payment how far its payment has come; a cancelled order's goes on until the money is back
 * @param cancellation why it was cancelled, if it was
 * @param openDisputes how many disputes of gateways are not decided
 * @param openBuyerDisputes how many disputes of the buyer are not resolved
 * @param attempts to pay it, from 1
 * @param total what the buyer owes
 * @param refunded what the buyer got back, between zero and the total
 * @param paymentId {@code pay_...} of the last attempt, once there was one
 * @param failureReason of the last attempt, if it failed
 * @param updatedAt when the latest of the events happened
 */
public record OrderState(
    int revision,
    PaymentStatus payment,
    @Nullable CancellationReason cancellation,
    int openDisputes,
    int openBuyerDisputes,
    int attempts,
    Money total,
    Money refunded,
    @Nullable String paymentId,
    @Nullable String failureReason,
    Instant createdAt,
    Instant updatedAt) {

  /** A new order. */
  public static OrderState placed(Money total, Instant at) {
    Money nothing = Money.zero(total.currency());
    return new OrderState(
        1, PaymentStatus.PENDING, null, 0, 0, 1, total, nothing, null, null, at, at);
  }

  /** The order's word: that it was cancelled, or is disputed, says more than its payment's. */
  public OrderStatus status() {
    if (isCancelled()) {
      return OrderStatus.CANCELLED;
    }
    if (isDisputed()) {
      return OrderStatus.DISPUTED;
    }
    return switch (payment) {
      case PENDING -> OrderStatus.PLACED;
      case ACTION_REQUIRED -> OrderStatus.ACTION_REQUIRED;
      case FAILED -> OrderStatus.PAYMENT_FAILED;
      case AUTHORIZED -> OrderStatus.PAID;
      case PARTIALLY_REFUNDED -> OrderStatus.PARTIALLY_REFUNDED;
      case REFUNDED -> OrderStatus.REFUNDED;
    };
  }

  public boolean isCancelled() {
    return cancellation != null;
  }

  /** Whether a dispute is open, of a gateway or of the buyer. */
  public boolean isDisputed() {
    return openDisputes + openBuyerDisputes > 0;
  }

  OrderState authorized(String byPayment, Instant at) {
    return paid(PaymentStatus.AUTHORIZED, refunded, byPayment, null, at);
  }

  OrderState failed(String byPayment, String reason, Instant at) {
    return paid(PaymentStatus.FAILED, refunded, byPayment, reason, at);
  }

  OrderState actionRequired(String byPayment, Instant at) {
    return paid(PaymentStatus.ACTION_REQUIRED, refunded, byPayment, null, at);
  }

  OrderState refunded(Money amount, Instant at) {
    Money sum = refunded.plus(amount);
    return paid(
        sum.equals(total) ? PaymentStatus.REFUNDED : PaymentStatus.PARTIALLY_REFUNDED,
        sum,
        paymentId,
        null,
        at);
  }

  /** Another attempt to pay begins. */
  OrderState retryRequested(Instant at) {
    return next(
        PaymentStatus.PENDING,
        cancellation,
        openDisputes,
        openBuyerDisputes,
        attempts + 1,
        refunded,
        paymentId,
        null,
        at);
  }

  /** What was refunded is not any more. */
  OrderState refundFailed(Money amount, Instant at) {
    Money sum = refunded.minus(amount);
    return paid(
        sum.isPositive() ? PaymentStatus.PARTIALLY_REFUNDED : PaymentStatus.AUTHORIZED,
        sum,
        paymentId,
        null,
        at);
  }

  OrderState disputeOpened(Instant at) {
    return disputes(openDisputes + 1, openBuyerDisputes, null, at);
  }

  OrderState disputeClosed(Instant at) {
    return disputes(Math.max(0, openDisputes - 1), openBuyerDisputes, null, at);
  }

  OrderState buyerDisputeOpened(Instant at) {
    return disputes(openDisputes, openBuyerDisputes + 1, failureReason, at);
  }

  OrderState buyerDisputeResolved(Instant at) {
    return disputes(openDisputes, Math.max(0, openBuyerDisputes - 1), failureReason, at);
  }

  /** Something happened that leaves it as it is. */
  OrderState told(Instant at) {
    return disputes(openDisputes, openBuyerDisputes, failureReason, at);
  }

  private OrderState disputes(int open, int ofBuyer, @Nullable String failure, Instant at) {
    return next(payment, cancellation, open, ofBuyer, attempts, refunded, paymentId, failure, at);
  }

  OrderState cancelled(CancellationReason reason, Instant at) {
    return next(
        payment,
        reason,
        openDisputes,
        openBuyerDisputes,
        attempts,
        refunded,
        paymentId,
        failureReason,
        at);
  }

  private OrderState paid(
      PaymentStatus payment,
      Money refunded,
      @Nullable String paymentId,
      @Nullable String failureReason,
      Instant at) {
    return next(
        payment,
        cancellation,
        openDisputes,
        openBuyerDisputes,
        attempts,
        refunded,
        paymentId,
        failureReason,
        at);
  }

  private OrderState next(
      PaymentStatus payment,
      @Nullable CancellationReason cancellation,
      int openDisputes,
      int openBuyerDisputes,
      int attempts,
      Money refunded,
      @Nullable String paymentId,
      @Nullable String failureReason,
      Instant at) {
    // Services' clocks differ a little; an order's own time never runs backwards.
    Instant later = at.isAfter(updatedAt) ? at : updatedAt;
    return new OrderState(
        Math.addExact(revision, 1),
        payment,
        cancellation,
        openDisputes,
        openBuyerDisputes,
        attempts,
        total,
        refunded,
        paymentId,
        failureReason,
        createdAt,
        later);
  }
}
