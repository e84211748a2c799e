package dev.quittance.payments.payment;

import dev.quittance.contract.Money;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that shall go back to the buyer.
 *
 * @param refundId {@code rfd_...}; also the key that the gateway knows it by
 * @param platformFee the part of the platform's fee that went back with it, once it succeeded
 * @param reason why, in the words of who asked for it
 * @param tries how often the gateway was asked
 * @param nextTryAt when the gateway is asked next; null once the status is final
 * @param gatewayReference the gateway's own name of the refund, once it succeeded
 * @param failureReason a code, once it failed
 * @param traceparent W3C trace context of what caused it
 */
public record Refund(
    String refundId,
    String paymentId,
    Money amount,
    @Nullable Money platformFee,
    RefundStatus status,
    @Nullable String reason,
    int tries,
    @Nullable Instant nextTryAt,
    @Nullable String gatewayReference,
    @Nullable String failureReason,
    @Nullable String traceparent,
    Instant createdAt,
    Instant updatedAt) {

  /** A refund that no gateway knows of. */
  public static Refund asked(
      String refundId,
      String paymentId,
      Money amount,
      @Nullable String reason,
      @Nullable String traceparent,
      Instant now) {
    return new Refund(
        refundId,
        paymentId,
        amount,
        null,
        RefundStatus.PENDING,
        reason,
        0,
        now,
        null,
        null,
        traceparent,
        now,
        now);
  }

  /** The refund after the gateway paid it at {@code now}. */
  public Refund paid(String reference, Money fee, Instant now) {
    return with(RefundStatus.SUCCEEDED, null, fee, reference, null, now);
  }

  /** The refund after the gateway refused it at {@code now}. */
  public Refund rejected(String code, Instant now) {
    return with(RefundStatus.FAILED, null, null, null, code, now);
  }

  /** The refund after no definite answer at {@code now}. */
  public Refund unanswered(Instant now, Duration pause) {
    return with(RefundStatus.PENDING, now.plus(pause), null, null, null, now);
  }

  private Refund with(
      RefundStatus after,
      @Nullable Instant next,
      @Nullable Money fee,
      @Nullable String reference,
      @Nullable String failure,
      Instant now) {
    return new Refund(
        refundId,
        paymentId,
        amount,
        fee,
        after,
        reason,
        tries,
        next,
        reference,
        failure,
        traceparent,
        createdAt,
        now);
  }
}
