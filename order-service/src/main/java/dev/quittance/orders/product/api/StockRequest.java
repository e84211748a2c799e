package dev.quittance.orders.product.api;

import dev.quittance.orders.product.Product;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many pieces there are. */
@Schema(name = "StockRequest")
record StockRequest(
    @Schema(
            description = "Pieces that can be ordered, without those that are reserved.",
            minimum = "0",
            maximum = "1000000000000",
            examples = "500")
        @NotNull
        @Min(0)
        @Max(Product.MAX_STOCK)
        Long available) {}
