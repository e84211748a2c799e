package dev.quittance.orders.cart.api;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many pieces of a product. */
@Schema(name = "CartItemRequest")
record ItemRequest(
    @Schema(
            description = "Pieces; at most 1000000, unless configured otherwise.",
            minimum = "1",
            maximum = "1000000",
            examples = "10")
        @NotNull
        @Min(1)
        Long quantity) {}
