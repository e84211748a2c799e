package dev.quittance.payments.api;

import dev.quittance.contract.Money;
import dev.quittance.payments.operation.Charge;
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
            description = "The buyer's instrument, if the order named one.",
            examples = "pm_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e")
        @Nullable String instrumentId,
    @Schema(description = "What the gateway is asked for, in the currency that is charged.")
        Money charged,
    @Schema(description = "What the buyer pays on top for this way of paying.")
        @Nullable Money surcharge,
    @Schema(
            description =
                "Units of the charged currency for one unit of the payment's, if they differ.",
            examples = "0.1385")
        @Nullable String rate,
    @Schema(
            description =
                "How often the gateway was asked, to authorize or what became of it; always under"
                    + " the same key.")
        int tries,
    @Schema(
            description =
                "While nobody knows whether it succeeded: since when. Its gateway is asked until it"
                    + " is known.")
        @Nullable Instant unresolvedSince,
    @Schema(
            description =
                "While its gateway cannot be asked, because too many calls run or most have failed:"
                    + " since when it is tried. After 15 minutes, unless configured otherwise, it"
                    + " fails as gateway_unavailable.")
        @Nullable Instant heldBackSince,
    @Schema(description = "When the gateway is asked next; absent once it is decided.")
        @Nullable Instant nextTryAt,
    @Schema(description = "When it is cancelled unless the buyer has acted.")
        @Nullable Instant answerBy,
    @Schema(description = "What the buyer has to do, in ACTION_REQUIRED.")
        @Nullable NextActionView nextAction,
    @Schema(description = "The gateway's own name of the charge, once it gave one.")
        @Nullable String gatewayReference,
    @Schema(description = "Why it failed.", examples = "expired_card")
        @Nullable String failureReason,
    Instant createdAt,
    Instant updatedAt) {

  static AttemptView of(Operation attempt) {
    OperationState state = attempt.state();
    Charge charge = attempt.terms().charge();
    return new AttemptView(
        attempt.id(),
        attempt.terms().number(),
        attempt.terms().gateway(),
        AttemptStatus.of(state.status()),
        charge.instrumentId(),
        charge.charged(),
        charge.surcharge(),
        charge.rate(),
        state.asks(),
        state.unresolvedSince(),
        state.heldBackSince(),
        state.nextAskAt(),
        state.answerBy(),
        NextActionView.of(state.nextAction()),
        state.gatewayReference(),
        state.failureReason(),
        attempt.terms().createdAt(),
        state.updatedAt());
  }
}
