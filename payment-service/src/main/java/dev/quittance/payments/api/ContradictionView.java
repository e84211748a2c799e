package dev.quittance.payments.api;

import dev.quittance.payments.operation.Contradiction;
import dev.quittance.payments.operation.ContradictionKind;
import dev.quittance.payments.operation.OperationStatus;
import dev.quittance.payments.store.ContradictionStore;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Evidence that does not fit its attempt or refund, as JSON. */
@Schema(
    name = "Contradiction",
    description =
        "What a gateway said that does not fit what was believed of an attempt or refund.")
record ContradictionView(
    @Schema(
            description = "The attempt, refund or reversal.",
            pattern = "^(att|rfd)_[0-9a-f]{32}$",
            examples = "att_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e")
        String operationId,
    ContradictionKind kind,
    @Schema(description = "Its status when that was said.") OperationStatus believed,
    @Schema(description = "By what way it was learned.", examples = "notification") String source,
    @Schema(examples = "succeeded as ch_9") String said,
    @Schema(description = "How often it was said.") int times,
    Instant firstAt,
    Instant lastAt) {

  static ContradictionView of(ContradictionStore.Kept kept) {
    Contradiction first = kept.first();
    return new ContradictionView(
        kept.operationId(),
        first.kind(),
        first.believed(),
        first.source(),
        first.said(),
        kept.times(),
        first.at(),
        kept.lastAt());
  }
}
