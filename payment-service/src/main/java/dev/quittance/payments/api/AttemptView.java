package dev.quittance.payments.api;

import dev.quittance.payments.payment.Attempt;
import dev.quittance.payments.payment.AttemptStatus;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An attempt as JSON. */
@Schema(name = "Attempt")
record AttemptView(
    @Schema(examples = "att_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String id,
    @Schema(description = "1 for the payment's first attempt.") int number,
    @Schema(examples = "stripe") String gateway,
    AttemptStatus status,
    @Schema(description = "How often the gateway was asked, always under the same key.") int tries,
    @Schema(description = "When it fails unless the buyer has acted.") @Nullable Instant answerBy,
    @Schema(examples = "card_declined") @Nullable String failureReason,
    Instant createdAt,
    Instant updatedAt) {

  static AttemptView of(Attempt attempt) {
    return new AttemptView(
        attempt.attemptId(),
        attempt.number(),
        attempt.gateway(),
        attempt.status(),
        attempt.tries(),
        attempt.answerBy(),
        attempt.failureReason(),
        attempt.createdAt(),
        attempt.updatedAt());
  }
}
