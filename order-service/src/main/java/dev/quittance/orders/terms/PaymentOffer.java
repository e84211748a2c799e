package dev.quittance.orders.terms;

import dev.quittance.contract.Money;
import dev.quittance.contract.terms.PaymentMethodKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of payment method would be charged for a total.
 *
 * @param charged with the surcharge, in the currency that is charged
 * @param surcharge what is charged on top, in the total's currency; null for nothing
 * @param rate units of the charged currency for one unit of the total's, a plain decimal; null if
 *     they are the same
 * @param validUntil the rate is valid until just before then, unless another one is set; null
 *     without a rate
 */
public record PaymentOffer(
    PaymentMethodKind method,
    Money charged,
    @Nullable Money surcharge,
    @Nullable String rate,
    @Nullable Instant validUntil) {}
