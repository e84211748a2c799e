package dev.quittance.payments.api;

import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.operation.OperationState;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An attempt as JSON. */
@Schema(name = "Attempt")
record AttemptView(
    @Schema(examples = "att_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String id,
    @Schema(description = "1 for the payment's first attempt.") int number,
    @Schema(examples = "sandbox") String gateway,
    AttemptStatus status,
    @Schema(
            description =
                "How often the gateway was asked, to authorize or what became of it; always under"
                    + " the same key.")
        int tries,
    @Schema(description = "When it is cancelled unless the buyer has acted.")
        @Nullable Instant answerBy,
    @Schema(description = "What the buyer has to do, in ACTION_REQUIRED.")
        @Nullable NextActionView nextAction,
    @Schema(description = "The gateway's own name of the charge, once it gave one.")
        @Nullable String gatewayReference,
    @Schema(examples = "card_declined") @Nullable String failureReason,
    Instant createdAt,
    Instant updatedAt) {

  static AttemptView of(Operation attempt) {
    OperationState state = attempt.state();
    return new AttemptView(
        attempt.id(),
        attempt.terms().number(),
        attempt.terms().gateway(),
        AttemptStatus.of(state.status()),
        state.asks(),
        state.answerBy(),
        NextActionView.of(state.nextAction()),
        state.gatewayReference(),
        state.failureReason(),
        attempt.terms().createdAt(),
        state.updatedAt());
  }
}
