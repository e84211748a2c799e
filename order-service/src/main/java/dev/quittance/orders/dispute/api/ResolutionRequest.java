package dev.quittance.orders.dispute.api;

import dev.quittance.contract.BuyerDisputeResolved.Outcome;
import dev.quittance.contract.Money;
import dev.quittance.kit.openapi.Shapes;
import dev.quittance.kit.validation.PositiveMoney;
import dev.quittance.kit.validation.Text;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How support decides on a buyer's dispute. */
@Schema(name = "ResolutionRequest")
record ResolutionRequest(
    @Schema(
            description = "refund is all that is left to refund.",
            enumeration = {"refund", "partial_refund", "rejection"},
            examples = "partial_refund")
        @NotNull
        @Pattern(
            regexp = "refund|partial_refund|rejection",
            message = "must be one of refund, partial_refund, rejection")
        String outcome,
    @Schema(
            ref = "PositiveMoney",
            description =
                "How much goes back, in the order's currency: for a partial_refund, and for nothing"
                    + " else.")
        @PositiveMoney
        @Nullable Money amount,
    @Schema(
            description = "Why, in words for the buyer. It is kept enciphered.",
            maxLength = DisputeRequest.MAX_WORDS,
            pattern = Shapes.TEXT,
            examples = "The harvest is on the label, and it is last year's")
        @NotNull
        @Text(max = DisputeRequest.MAX_WORDS)
        String reason) {

  Outcome toOutcome() {
    return Outcome.ofWireName(outcome).orElseThrow();
  }
}
