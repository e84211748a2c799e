package dev.quittance.payments.api;

import dev.quittance.contract.Money;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.payment.Refund;
import dev.quittance.payments.payment.RefundStatus;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A refund as JSON. */
@Schema(name = "Refund")
record RefundView(
    @Schema(examples = "rfd_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String id,
    @Schema(examples = "pay_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String paymentId,
    @Schema(examples = "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String orderId,
    @Schema(description = "PENDING until the gateway has answered.") RefundStatus status,
    AmountView amount,
    @Schema(description = "The part of the platform's fee that went back with it.")
        @Nullable AmountView platformFee,
    @Nullable String reason,
    @Nullable String gatewayReference,
    @Nullable String failureReason,
    Instant createdAt,
    Instant updatedAt) {

  static RefundView of(Payment payment, Refund refund) {
    Money fee = refund.platformFee();
    return new RefundView(
        refund.refundId(),
        refund.paymentId(),
        payment.orderId(),
        refund.status(),
        AmountView.of(refund.amount()),
        fee == null ? null : AmountView.of(fee),
        refund.reason(),
        refund.gatewayReference(),
        refund.failureReason(),
        refund.createdAt(),
        refund.updatedAt());
  }
}
