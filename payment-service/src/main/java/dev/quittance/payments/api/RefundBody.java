package dev.quittance.payments.api;

import dev.quittance.contract.Limits;
import dev.quittance.contract.Money;
import dev.quittance.kit.openapi.Shapes;
import dev.quittance.kit.problem.Check;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Request body of POST /payments/{id}/refunds.
 *
 * @param amount null for all that is left
 * @param reason why, in words
 */
@Schema(name = "RefundRequest")
public record RefundBody(
    @Schema(ref = "PositiveMoney", description = "How much; leave it out for all that is left.")
        @Nullable Money amount,
    @Schema(
            description = "Why, in words.",
            maxLength = Limits.MAX_TEXT,
            pattern = Shapes.TEXT,
            examples = "Damaged in transit")
        @Nullable String reason) {

  /**
   * @throws dev.quittance.kit.problem.ProblemException 422 with every field that is not acceptable
   */
  void check() {
    Check check = new Check();
    if (amount != null) {
      check.positive("amount", amount);
    }
    if (reason != null) {
      check.text("reason", reason);
    }
    check.done();
  }
}
