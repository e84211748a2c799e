package dev.quittance.contract.price;

import dev.quittance.contract.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer is charged for an amount.
 *
 * @param charged in the currency that is charged, positive
 * @param rate between the currencies, if they differ
 * @param surcharge what is charged on top, in the amount's currency; null for nothing
 */
public record Price(Money charged, @Nullable BigDecimal rate, @Nullable Money surcharge) {

  /** The amount as it is. */
  public static Price of(Money amount) {
    return new Price(amount, null, null);
  }

  /**
   * The price of an amount: the surcharge comes on top of it, then both are converted, and rounded
   * once.
   *
   * @param rate null if the amount's own currency is charged
   * @return empty if it is nothing in the charged currency, or more than an amount can be
   */
  public static Optional<Price> of(
      Money amount, @Nullable Money surcharge, Currency charged, @Nullable BigDecimal rate) {
    try {
      Money all = surcharge == null ? amount : amount.plus(surcharge);
      Money price = rate == null ? all : Rounding.convert(all, charged, rate);
      return price.isPositive() ? Optional.of(new Price(price, rate, surcharge)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
