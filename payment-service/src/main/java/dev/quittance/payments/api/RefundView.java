package dev.quittance.payments.api;

import dev.quittance.contract.Money;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.processing.RefundPlan;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A refund as JSON. */
@Schema(name = "Refund")
record RefundView(
    @Schema(examples = "rfd_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String id,
    @Schema(examples = "pay_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String paymentId,
    @Schema(examples = "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String orderId,
    @Schema(description = "PENDING until the gateway has decided.") RefundStatus status,
    Money amount,
    @Schema(description = "The part of the platform's fee that went back with it.")
        @Nullable Money platformFee,
    @Schema(
            description =
                "What goes back in the currency that was charged, if that is not the payment's.")
        @Nullable Money charged,
    @Nullable String reason,
    @Nullable String gatewayReference,
    @Schema(description = "The gateway's code, if it failed or came back.")
        @Nullable String failureReason,
    @Schema(
            description =
                "While nobody knows whether it was paid: since when. Its gateway is asked until it"
                    + " is known.")
        @Nullable Instant unresolvedSince,
    @Schema(
            description =
                "While its gateway cannot be asked, because too many calls run or most have failed:"
                    + " since when it is tried. It is tried until it can.")
        @Nullable Instant heldBackSince,
    @Schema(
            description =
                "When the gateway is asked next. One that succeeded is asked about for a while,"
                    + " because its gateway can still fail it.")
        @Nullable Instant nextTryAt,
    @Schema(
            description =
                "Of a dry run only: what the ledger would post once the gateway has paid it.")
        @Nullable List<PlannedPostingView> postings,
    Instant createdAt,
    Instant updatedAt) {

  static RefundView of(Payment payment, Operation refund) {
    return new RefundView(
        refund.id(),
        payment.id(),
        payment.terms().orderId(),
        RefundStatus.of(refund.status()),
        refund.terms().amount(),
        refund.state().platformFee(),
        refund.terms().charge().rate() == null ? null : refund.terms().charge().charged(),
        refund.terms().reason(),
        refund.state().gatewayReference(),
        refund.state().failureReason(),
        refund.state().unresolvedSince(),
        refund.state().heldBackSince(),
        refund.state().nextAskAt(),
        null,
        refund.terms().createdAt(),
        refund.state().updatedAt());
  }

  /**
   * What the answer to a request would be.
   *
   * @param id belongs to no refund
   */
  static RefundView planned(
      RefundPlan.Acceptable plan, @Nullable String reason, String id, Instant now) {
    return new RefundView(
        id,
        plan.payment().id(),
        plan.payment().terms().orderId(),
        RefundStatus.PENDING,
        plan.amount(),
        plan.platformFee(),
        plan.charge().rate() == null ? null : plan.charge().charged(),
        reason,
        null,
        null,
        null,
        null,
        null,
        PlannedPostingView.of(plan, id),
        now,
        now);
  }
}
