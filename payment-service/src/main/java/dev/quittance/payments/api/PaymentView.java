package dev.quittance.payments.api;

import dev.quittance.contract.FailureReason;
import dev.quittance.contract.Money;
import dev.quittance.payments.dispute.Dispute;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.operation.OperationKind;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.payment.PaymentStatus;
import dev.quittance.payments.store.ContradictionStore;
import dev.quittance.payments.store.StoredPayment;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
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
    @Schema(description = "What the buyer has to do, in ACTION_REQUIRED.")
        @Nullable NextActionView nextAction,
    Money amount,
    @Schema(description = "The platform's share of the amount.") Money platformFee,
    @Schema(description = "What went back to the buyer.") Money refunded,
    @Schema(
            description =
                "What can still be refunded, once no dispute is open; pending refunds and what disputes withdrew are subtracted.")
        Money refundable,
    @Schema(description = "Who holds the money, or else who was asked last.", examples = "sandbox")
        String gateway,
    @Schema(description = "The gateway's own name of the charge.")
        @Nullable String gatewayReference,
    @Schema(description = "Why the last attempt failed.", examples = "expired_card")
        @Nullable String failureReason,
    @Schema(description = "If it failed: whether the same payment method may work another time.")
        @Nullable Boolean retryable,
    @Schema(
            description = "If it failed: what the buyer can do, in the language of the request.",
            examples = "Pay again with a card that is still valid.")
        @Nullable String advice,
    List<AttemptView> attempts,
    List<RefundView> refunds,
    List<DisputeView> disputes,
    @Schema(
            description =
                "Charges of attempts that had failed and succeeded after all while the buyer had"
                    + " another attempt, or for an order that was cancelled: they go back.")
        List<ReversalView> reversals,
    @Schema(description = "What gateways said that does not fit, oldest first; not for buyers.")
        @Nullable List<ContradictionView> contradictions,
    @Schema(
            description =
                "When the order was cancelled, if it was: what is charged for it goes back.")
        @Nullable Instant orderCancelledAt,
    Instant createdAt,
    Instant updatedAt) {

  /**
   * @param operations of this payment and of others, oldest first
   * @param disputes likewise
   * @param contradictions likewise; null if the reader may not see them
   * @param locale in which the advice is
   */
  static PaymentView of(
      StoredPayment stored,
      List<Operation> operations,
      List<Dispute> disputes,
      @Nullable List<ContradictionStore.Kept> contradictions,
      Locale locale) {
    Payment payment = stored.payment();
    String code = payment.state().failureReason();
    FailureReason failure = code == null ? null : FailureReason.of(code);
    List<AttemptView> attempts =
        of(payment, OperationKind.AUTHORIZATION, operations).map(AttemptView::of).toList();
    return new PaymentView(
        payment.id(),
        payment.terms().orderId(),
        payment.terms().buyerId(),
        payment.terms().supplierId(),
        payment.status(),
        attempts.stream()
            .map(AttemptView::nextAction)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null),
        payment.terms().amount(),
        payment.terms().platformFee(),
        payment.state().refunded(),
        payment.refundable(),
        payment.state().gateway(),
        payment.state().gatewayReference(),
        code,
        failure == null ? null : failure.retryable(),
        failure == null ? null : failure.advice(locale),
        attempts,
        of(payment, OperationKind.REFUND, operations)
            .filter(refund -> !refund.terms().isReversal())
            .map(refund -> RefundView.of(payment, refund))
            .toList(),
        disputes.stream()
            .filter(dispute -> dispute.terms().paymentId().equals(payment.id()))
            .map(DisputeView::of)
            .toList(),
        of(payment, OperationKind.REFUND, operations)
            .filter(refund -> refund.terms().isReversal())
            .map(ReversalView::of)
            .toList(),
        contradictions == null
            ? null
            : contradictions.stream()
                .filter(kept -> kept.paymentId().equals(payment.id()))
                .map(ContradictionView::of)
                .toList(),
        payment.state().cancelledAt(),
        stored.createdAt(),
        stored.updatedAt());
  }

  private static Stream<Operation> of(
      Payment payment, OperationKind kind, List<Operation> operations) {
    return operations.stream()
        .filter(one -> one.terms().kind() == kind && one.terms().paymentId().equals(payment.id()));
  }
}
