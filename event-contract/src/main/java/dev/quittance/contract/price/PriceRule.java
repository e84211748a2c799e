package dev.quittance.contract.price;

import dev.quittance.contract.Money;
import java.util.Currency;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is charged for an amount by a method: most are charged as it is.
 *
 * @param internationalCard what cards of other countries than the platform's cost on top
 */
public record PriceRule(SurchargeRule internationalCard) {

  /** Whether more has to be known than the amount. */
  public static boolean isSpecial(Money amount, boolean foreign, @Nullable Currency holders) {
    return foreign || !charged(amount, holders).equals(amount.currency());
  }

  /**
   * The price. Without a rate the amount's own currency is charged, and the card's bank converts
   * it: a buyer need not wait for a rate to be set.
   *
   * @param foreign whether it is an international card
   * @param holders the currency in which the method's holder is charged; null if nothing is known
   *     of that, or it is the amount's own
   * @param rateTo the rate from the amount's currency to another one; empty for none
   * @return empty if it is nothing in the charged currency, or more than an amount can be
   */
  public Optional<Price> price(
      Money amount,
      boolean foreign,
      @Nullable Currency holders,
      Function<Currency, Optional<ExchangeRate>> rateTo) {
    Money surcharge = foreign ? internationalCard.on(amount) : null;
    Currency base = amount.currency();
    Currency charged = charged(amount, holders);
    if (charged.equals(base)) {
      return Price.of(amount, surcharge, base, null);
    }
    return rateTo
        .apply(charged)
        .map(rate -> Price.of(amount, surcharge, charged, rate.rate()))
        .orElseGet(() -> Price.of(amount, surcharge, base, null));
  }

  private static Currency charged(Money amount, @Nullable Currency holders) {
    return holders == null ? amount.currency() : holders;
  }
}
