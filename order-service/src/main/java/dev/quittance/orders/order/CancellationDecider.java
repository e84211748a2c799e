package dev.quittance.orders.order;

import java.util.Optional;

/**
 * Decides whether an order may be cancelled. While a payment is under way it may: if it succeeds
 * all the same, the money goes back by itself.
 */
public final class CancellationDecider {

  private CancellationDecider() {}

  /** Why an order cannot be cancelled; where several apply, the first in this order. */
  public enum Rejection {
    /** It is cancelled already. */
    ALREADY_CANCELLED,
    /** It is paid, even if it was refunded since. */
    ALREADY_PAID
  }

  public static Optional<Rejection> rejection(OrderState state) {
    if (state.isCancelled()) {
      return Optional.of(Rejection.ALREADY_CANCELLED);
    }
    return state.payment().isAuthorized() ? Optional.of(Rejection.ALREADY_PAID) : Optional.empty();
  }
}
