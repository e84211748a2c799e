package dev.quittance.payments.api;

import dev.quittance.contract.Money;
import dev.quittance.payments.operation.Operation;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The reversal of a surplus charge as JSON. */
@Schema(name = "Reversal", description = "A charge that pays for nothing goes back to the buyer.")
record ReversalView(
    @Schema(examples = "rfd_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String id,
    @Schema(description = "The number of the attempt that is paid back.") int attempt,
    @Schema(description = "PENDING until the gateway has decided.") RefundStatus status,
    @Schema(description = "What goes back, in the currency that was charged.") Money charged,
    @Schema(description = "The gateway's own name of the refund, once it gave one.")
        @Nullable String gatewayReference,
    @Schema(description = "The gateway's code, if it failed: pay back at the gateway by hand.")
        @Nullable String failureReason,
    @Schema(description = "When the gateway is asked next.") @Nullable Instant nextTryAt,
    Instant createdAt,
    Instant updatedAt) {

  static ReversalView of(Operation reversal) {
    return new ReversalView(
        reversal.id(),
        reversal.terms().number(),
        RefundStatus.of(reversal.status()),
        reversal.terms().charge().charged(),
        reversal.state().gatewayReference(),
        reversal.state().failureReason(),
        reversal.state().nextAskAt(),
        reversal.terms().createdAt(),
        reversal.state().updatedAt());
  }
}
