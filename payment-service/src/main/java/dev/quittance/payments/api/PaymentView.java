package dev.quittance.payments.api;

import dev.quittance.payments.payment.Attempt;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.payment.PaymentStatus;
import dev.quittance.payments.payment.Refund;
import dev.quittance.payments.store.StoredPayment;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A payment as JSON. */
@Schema(name = "Payment")
record PaymentView(
    @Schema(examples = "pay_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String id,
    @Schema(examples = "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String orderId,
    String buyerId,
    String supplierId,
    PaymentStatus status,
    AmountView amount,
    @Schema(description = "The platform's share of the amount.") AmountView platformFee,
    @Schema(description = "What went back to the buyer.") AmountView refunded,
    @Schema(description = "What can still be refunded; pending refunds are taken off.")
        AmountView refundable,
    @Schema(examples = "stripe") String gateway,
    @Schema(description = "The gateway's own name of the charge.")
        @Nullable String gatewayReference,
    @Schema(examples = "card_declined") @Nullable String failureReason,
    List<AttemptView> attempts,
    List<RefundView> refunds,
    Instant createdAt,
    Instant updatedAt) {

  /** Takes from {@code attempts} and {@code refunds} those of this payment. */
  static PaymentView of(StoredPayment stored, List<Attempt> attempts, List<Refund> refunds) {
    Payment payment = stored.payment();
    return new PaymentView(
        payment.paymentId(),
        payment.orderId(),
        payment.buyerId(),
        payment.supplierId(),
        payment.status(),
        AmountView.of(payment.amount()),
        AmountView.of(payment.platformFee()),
        AmountView.of(payment.refunded()),
        AmountView.of(payment.refundable()),
        payment.gateway(),
        payment.gatewayReference(),
        payment.failureReason(),
        attempts.stream()
            .filter(attempt -> attempt.paymentId().equals(payment.paymentId()))
            .map(AttemptView::of)
            .toList(),
        refunds.stream()
            .filter(refund -> refund.paymentId().equals(payment.paymentId()))
            .map(refund -> RefundView.of(payment, refund))
            .toList(),
        stored.createdAt(),
        stored.updatedAt());
  }
}
