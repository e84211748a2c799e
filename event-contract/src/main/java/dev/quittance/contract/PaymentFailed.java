package dev.quittance.contract;

import org.jspecify.annotations.Nullable;

/**
 * An attempt to pay an order failed for good; another attempt may follow. Published by
 * payment-service.
 *
 * @param orderId the order, {@code ord_...}
 * @param paymentId the payment, {@code pay_...}
 * @param attemptId {@code att_...}, the attempt that failed
 * @param gateway who refused, for example {@code sandbox}
 * @param reason one of {@link FailureReason}, such as {@code insufficient_funds}; older events have
 *     other codes, which are read as {@code declined}
 * @param retryable whether the same way of paying may succeed if it is tried again; absent if it is
 *     not known
 */
public record PaymentFailed(
    String orderId,
    String paymentId,
    String attemptId,
    String gateway,
    String reason,
    @Nullable Boolean retryable)
    implements OrderEvent {

  public PaymentFailed {
    Require.id(Ids.ORDER, orderId);
    Require.id(Ids.PAYMENT, paymentId);
    Require.id(Ids.ATTEMPT, attemptId);
    Require.name("gateway", gateway);
    Require.name("reason", reason);
  }

  /** One of which it is not known whether a retry makes sense. */
  public PaymentFailed(
      String orderId, String paymentId, String attemptId, String gateway, String reason) {
    this(orderId, paymentId, attemptId, gateway, reason, null);
  }

  /** One for a known reason, which says whether a retry makes sense. */
  public static PaymentFailed of(
      String orderId, String paymentId, String attemptId, String gateway, FailureReason reason) {
    return new PaymentFailed(
        orderId, paymentId, attemptId, gateway, reason.wireName(), reason.retryable());
  }
}
