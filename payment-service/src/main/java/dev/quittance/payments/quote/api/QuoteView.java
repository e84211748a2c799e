package dev.quittance.payments.quote.api;

import dev.quittance.contract.Money;
import dev.quittance.contract.price.ExchangeRate;
import dev.quittance.contract.price.Price;
import dev.quittance.payments.quote.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A quote as JSON. */
@Schema(name = "Quote")
record QuoteView(
    @Schema(examples = "quo_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String id,
    @Schema(description = "The total of the order.") Money amount,
    @Schema(examples = "pm_card_visa") String paymentMethodId,
    @Schema(description = "What is charged, with the surcharge, in the currency that is charged.")
        Money charged,
    @Schema(
            description =
                "Units of the charged currency for one unit of the order's, if they differ.",
            examples = "0.1385")
        @Nullable String rate,
    @Schema(description = "What is charged on top for this method, in the order's currency.")
        @Nullable Money surcharge,
    @Schema(description = "An order placed before is charged so.") Instant expiresAt) {

  static QuoteView of(Quote quote) {
    Price price = quote.price();
    BigDecimal rate = price.rate();
    return new QuoteView(
        quote.id(),
        quote.amount(),
        quote.paymentMethodId(),
        price.charged(),
        rate == null ? null : ExchangeRate.text(rate),
        price.surcharge(),
        quote.expiresAt());
  }
}
