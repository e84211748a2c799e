package dev.quittance.orders.dispute.api;

import dev.quittance.contract.BuyerDisputeReason;
import dev.quittance.contract.Money;
import dev.quittance.kit.openapi.Shapes;
import dev.quittance.kit.validation.PositiveMoney;
import dev.quittance.kit.validation.Text;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a complaint. What was charged and what happened is not asked: it is known. */
@Schema(name = "DisputeRequest")
record DisputeRequest(
    @Schema(
            description = "An order that is not paid can be disputed for a wrong_deduction only.",
            enumeration = {
              "wrong_deduction",
              "not_as_described",
              "not_received",
              "duplicate_charge"
            },
            examples = "not_as_described")
        @NotNull
        @Pattern(
            regexp = "wrong_deduction|not_as_described|not_received|duplicate_charge",
            message =
                "must be one of wrong_deduction, not_as_described, not_received, duplicate_charge")
        String reason,
    @Schema(
            description = "What is wrong, in the buyer's words. It is kept enciphered.",
            maxLength = MAX_WORDS,
            pattern = Shapes.TEXT,
            examples = "The tea is of last year's harvest")
        @NotNull
        @Text(max = MAX_WORDS)
        String text,
    @Schema(
            ref = "PositiveMoney",
            description = "What the buyer wants back, in the order's currency, if he names it.")
        @PositiveMoney
        @Nullable Money claimed) {

  static final int MAX_WORDS = 2_000;

  BuyerDisputeReason toReason() {
    return BuyerDisputeReason.ofWireName(reason).orElseThrow();
  }
}
