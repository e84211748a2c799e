package dev.quittance.payments.api;

import dev.quittance.contract.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Money as every service writes it.
 *
 * @param amount whole minor units of the currency
 */
@Schema(name = "Money")
record AmountView(
    @Schema(examples = "1099") long amount, @Schema(examples = "CNY") String currency) {

  static AmountView of(Money money) {
    return new AmountView(money.amountMinor(), money.currency().getCurrencyCode());
  }
}
