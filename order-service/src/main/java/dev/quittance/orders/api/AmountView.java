package dev.quittance.orders.api;

import dev.quittance.contract.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

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

  static @Nullable AmountView ofNullable(@Nullable Money money) {
    return money == null ? null : of(money);
  }
}
