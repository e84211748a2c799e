package dev.quittance.payments.store;

import dev.quittance.payments.payment.PaymentStatus;
import org.jspecify.annotations.Nullable;

/**
 * Which payments to list; null selects all.
 *
 * @param orderId {@code ord_...}
 * @param having only those with such an operation
 * @param olderThan {@code pay_...}, the last of the page before
 */
public record PaymentFilter(
    @Nullable String orderId,
    @Nullable String buyerId,
    @Nullable PaymentStatus status,
    @Nullable Having having,
    @Nullable String olderThan) {

  /** What can be said of one of a payment's operations. */
  public enum Having {
    /** Nobody knows whether it succeeded. */
    UNKNOWN,
    /** Its gateway could not be asked yet. */
    HELD_BACK,
    /** Somebody has said what does not fit it. */
    CONTRADICTED
  }
}
