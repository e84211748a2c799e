package dev.quittance.orders.product.api;

import dev.quittance.contract.Money;
import dev.quittance.kit.validation.PositiveMoney;
import dev.quittance.orders.product.PriceTiers;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a piece costs from a quantity on. */
@Schema(name = "PriceTierRequest")
record TierRequest(
    @Schema(
            description = "Pieces. The price is valid until the next tier begins.",
            minimum = "1",
            maximum = "1000000000",
            examples = "10")
        @NotNull
        @Min(1)
        @Max(PriceTiers.MAX_QUANTITY)
        Long minQuantity,
    @Schema(ref = "PositiveMoney") @NotNull @PositiveMoney Money unitPrice) {}
