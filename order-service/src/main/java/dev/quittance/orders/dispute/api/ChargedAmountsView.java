package dev.quittance.orders.dispute.api;

import dev.quittance.contract.Money;
import dev.quittance.orders.dispute.ChargedAmounts;
import dev.quittance.orders.dispute.DifferenceStatement;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was charged against what was ordered, as JSON. */
@Schema(name = "ChargedAmounts")
record ChargedAmountsView(
    @Schema(description = "What the buyer agreed to pay.") Money ordered,
    @Schema(description = "The payment and the surcharge.") Money charged,
    @Schema(description = "What was charged on top of the payment.") Money surcharge,
    @Schema(description = "What the buyer's bank shows, if it was charged in another currency.")
        @Nullable Money chargedAs,
    @Schema(description = "Charged less ordered; negative if less was charged.") Money difference,
    @Schema(description = "What went back, less what came back to us.") Money refunded,
    @Schema(description = "What gateways hold until disputes are decided there.") Money withheld,
    @Schema(description = "What gateways gave back.") Money returnedByGateways,
    @Schema(description = "What of the charge the buyer does not have back.") Money kept,
    @Schema(description = "What support can still give back.") Money refundable,
    @Schema(
            description = "The same in words, in the language of the request.",
            examples = "26.98 CNY was ordered, and 26.98 CNY was charged: there is no difference.")
        String statement) {

  static ChargedAmountsView of(ChargedAmounts amounts, Locale locale) {
    return new ChargedAmountsView(
        amounts.ordered(),
        amounts.charged(),
        amounts.surcharge(),
        amounts.chargedAs(),
        amounts.difference(),
        amounts.refunded(),
        amounts.withheld(),
        amounts.returnedByGateways(),
        amounts.kept(),
        amounts.refundable(),
        DifferenceStatement.words(amounts, locale));
  }
}
