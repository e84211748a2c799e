package dev.quittance.orders.order;

import java.util.Optional;

/** Decides whether a buyer may try again to pay an order. */
public final class RetryDecider {

  private RetryDecider() {}

  /**
   * Why not; empty if another attempt may begin. Only a failed order can be paid again: until the
   * attempt before is known to have failed it may succeed.
   *
   * @param attempts made so far, from 1
   */
  public static Optional<RetryRejection> rejection(
      OrderState state, long attempts, OrderLimits limits) {
    if (state.status().isAuthorized()) {
      return Optional.of(RetryRejection.ALREADY_PAID);
    }
    if (state.status() != OrderStatus.FAILED) {
      return Optional.of(RetryRejection.PAYMENT_IN_PROGRESS);
    }
    return attempts < limits.maxPaymentAttempts()
        ? Optional.empty()
        : Optional.of(RetryRejection.TOO_MANY_ATTEMPTS);
  }
}
