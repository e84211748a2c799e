package dev.quittance.payments.dispute;

import dev.quittance.contract.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is disputed; it never changes.
 *
 * @param id {@code dsp_...}
 * @param paymentId {@code pay_...}
 * @param gateway the name that the payment's gateway has in events
 * @param gatewayReference the gateway's own name of the dispute
 * @param amount positive, in the payment's currency
 * @param withdrawn what the gateway withdrew, in the charged currency
 * @param surcharge what of it was charged as a surcharge, in the payment's currency; null for
 *     nothing
 * @param fee what the gateway takes for the dispute; null for nothing
 * @param reason the gateway's code
 */
public record DisputeTerms(
    String id,
    String paymentId,
    String gateway,
    String gatewayReference,
    Money amount,
    Money withdrawn,
    @Nullable Money surcharge,
    @Nullable Money fee,
    String reason,
    Instant openedAt) {

  public DisputeTerms {
    if (!amount.isPositive() || !withdrawn.isPositive()) {
      throw new IllegalArgumentException(
          "a dispute is about a positive amount, not %s and %s".formatted(amount, withdrawn));
    }
  }

  /** What the gateway withdrew, if it is in another currency than the payment's. */
  public @Nullable Money inOtherCurrency() {
    return withdrawn.currency().equals(amount.currency()) ? null : withdrawn;
  }
}
