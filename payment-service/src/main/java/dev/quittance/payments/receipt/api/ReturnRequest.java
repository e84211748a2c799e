package dev.quittance.payments.receipt.api;

import dev.quittance.contract.Money;
import dev.quittance.kit.openapi.Shapes;
import dev.quittance.kit.validation.PositiveMoney;
import dev.quittance.kit.validation.Text;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What goes back to its sender.
 *
 * @param amount null for all that is left
 * @param reason why, in words; the bank shows it to the sender
 */
public record ReturnRequest(
    @Schema(ref = "PositiveMoney", description = "How much; leave it out for all that is left.")
        @PositiveMoney
        @Nullable Money amount,
    @Schema(
            description = "Why, in words: the sender sees it.",
            maxLength = MAX_REASON,
            pattern = Shapes.TEXT,
            examples = "Paid twice")
        @NotNull
        @Text(max = MAX_REASON)
        String reason) {

  private static final int MAX_REASON = 100;
}
