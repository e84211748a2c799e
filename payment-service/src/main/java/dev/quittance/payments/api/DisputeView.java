package dev.quittance.payments.api;

import dev.quittance.contract.DisputeClosed.Bearer;
import dev.quittance.contract.Money;
import dev.quittance.payments.dispute.Dispute;
import dev.quittance.payments.dispute.DisputeStatus;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A dispute as JSON. */
@Schema(name = "PaymentDispute")
record DisputeView(
    @Schema(examples = "dsp_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String id,
    @Schema(examples = "pay_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String paymentId,
    @Schema(description = "WON: the gateway gave the money back. LOST: the buyer has it.")
        DisputeStatus status,
    Money amount,
    @Schema(description = "What the gateway withdrew, in the currency that was charged.")
        Money withdrawn,
    @Schema(description = "What of it was charged as a surcharge, which is not part of the amount.")
        @Nullable Money surcharge,
    @Schema(description = "What the gateway takes for the dispute.") @Nullable Money fee,
    @Schema(description = "Of one that was won: whether the gateway gave its fee back as well.")
        boolean feeReturned,
    @Schema(description = "The gateway's code.", examples = "product_not_received") String reason,
    @Schema(description = "Whose loss it is, once it is LOST.") @Nullable Bearer borneBy,
    @Schema(examples = "card") String gateway,
    @Schema(description = "The gateway's own name of the dispute.") String gatewayReference,
    @Schema(description = "When we were told.") Instant openedAt,
    @Nullable Instant closedAt) {

  static DisputeView of(Dispute dispute) {
    return new DisputeView(
        dispute.id(),
        dispute.terms().paymentId(),
        dispute.status(),
        dispute.terms().amount(),
        dispute.terms().withdrawn(),
        dispute.terms().surcharge(),
        dispute.terms().fee(),
        dispute.feeReturned(),
        dispute.terms().reason(),
        dispute.borneBy(),
        dispute.terms().gateway(),
        dispute.terms().gatewayReference(),
        dispute.terms().openedAt(),
        dispute.closedAt());
  }
}
