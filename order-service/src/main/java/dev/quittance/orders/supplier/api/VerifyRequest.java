package dev.quittance.orders.supplier.api;

import dev.quittance.contract.Limits;
import dev.quittance.kit.openapi.Shapes;
import dev.quittance.kit.validation.Text;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of a verification. It names the version that was checked, so that what a second person
 * approves is what was checked.
 */
@Schema(name = "VerifyRequest")
record VerifyRequest(
    @Schema(
            description =
                "Of the supplier whose documents were checked. Another one is refused: something"
                    + " was changed since.",
            minimum = "1",
            examples = "3")
        @NotNull
        @Min(1)
        Integer revision,
    @Schema(
            description = "What was checked, in words.",
            maxLength = Limits.MAX_TEXT,
            pattern = Shapes.TEXT,
            examples = "Licence found in the public register, account confirmed by the bank")
        @NotNull
        @Text
        String reason) {}
