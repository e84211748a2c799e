package dev.quittance.orders.order;

import java.util.Optional;

/** Decides whether a buyer may try again to pay an order. */
public final class RetryDecider {

  private RetryDecider() {}

  /**
   * Why not; empty if another attempt may begin. Only a failed order can be paid again: until the
   * attempt before is known to have failed it may succeed.
   */
  public static Optional<RetryRejection> rejection(OrderState state, OrderLimits limits) {
    if (state.isCancelled()) {
      return Optional.of(RetryRejection.CANCELLED);
    }
    if (state.payment().isAuthorized()) {
      return Optional.of(RetryRejection.ALREADY_PAID);
    }
    if (state.payment() != PaymentStatus.FAILED) {
      return Optional.of(RetryRejection.PAYMENT_IN_PROGRESS);
    }
    return state.attempts() < limits.maxPaymentAttempts()
        ? Optional.empty()
        : Optional.of(RetryRejection.TOO_MANY_ATTEMPTS);
  }
}
