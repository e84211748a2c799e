package dev.quittance.orders.cart.api;

import dev.quittance.kit.validation.Name;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of POST /carts. */
@Schema(name = "CartRequest")
record CartRequest(
    @Schema(
            description =
                "One of the buyer's carts, whatever became of it, whose lines and destination the new"
                    + " one begins with. Left out, it is empty.",
            examples = "crt_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e")
        @Name
        @Nullable String from) {}
