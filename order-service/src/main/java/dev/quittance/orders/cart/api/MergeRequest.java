package dev.quittance.orders.cart.api;

import dev.quittance.kit.validation.Name;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a merge. */
@Schema(name = "CartMergeRequest")
record MergeRequest(
    @Schema(
            description = "The buyer's cart whose lines are taken over.",
            examples = "crt_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e")
        @NotNull
        @Name
        String from) {}
