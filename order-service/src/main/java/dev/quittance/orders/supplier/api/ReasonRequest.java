package dev.quittance.orders.supplier.api;

import dev.quittance.contract.Limits;
import dev.quittance.kit.openapi.Shapes;
import dev.quittance.kit.validation.Text;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a supplier is stopped, or is not any more. */
@Schema(name = "SupplierReasonRequest")
record ReasonRequest(
    @Schema(
            description = "Why, in words.",
            maxLength = Limits.MAX_TEXT,
            pattern = Shapes.TEXT,
            examples = "Sells counterfeits")
        @NotNull
        @Text
        String reason) {}
