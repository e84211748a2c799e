package dev.quittance.payments.quote.api;

import dev.quittance.contract.price.ExchangeRate;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An exchange rate as JSON. */
@Schema(name = "ExchangeRate")
record ExchangeRateView(
    @Schema(description = "The currency of what is paid.", examples = "CNY") String base,
    @Schema(description = "The currency that is charged.", examples = "USD") String quote,
    @Schema(description = "Units of `quote` for one unit of `base`.", examples = "0.1385")
        String rate,
    Instant validFrom,
    @Schema(description = "The rate is valid until just before then.") Instant validUntil) {

  static ExchangeRateView of(ExchangeRate rate) {
    return new ExchangeRateView(
        rate.base().getCurrencyCode(),
        rate.quote().getCurrencyCode(),
        rate.text(),
        rate.validFrom(),
        rate.validUntil());
  }
}
