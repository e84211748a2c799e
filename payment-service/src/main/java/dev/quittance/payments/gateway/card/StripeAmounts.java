package dev.quittance.payments.gateway.card;

import dev.quittance.contract.Money;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Amounts in Stripe's minor units, which are not ISO 4217's for every currency.
 *
 * @see <a href="https://docs.stripe.com/currencies">Stripe on zero-decimal, two-decimal special
 *     cases and three-decimal currencies</a>
 */
final class StripeAmounts {

  private static final Set<String> WITHOUT_DECIMALS =
      Set.of(
          "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF",
          "XOF", "XPF");

  /** Three decimals, of which the last must be 0. */
  private static final Set<String> THREE_DECIMALS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

  private StripeAmounts() {}

  /** Stripe's number; empty if Stripe cannot express this amount. */
  static Optional<Long> toStripe(Money money) {
    String code = money.currency().getCurrencyCode();
    int shift = digits(code) - money.currency().getDefaultFractionDigits();
    long amount = money.amountMinor();
    try {
      for (; shift > 0; shift--) {
        amount = Math.multiplyExact(amount, 10L);
      }
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
    for (; shift < 0; shift++) {
      if (amount % 10 != 0) {
        return Optional.empty();
      }
      amount /= 10;
    }
    return THREE_DECIMALS.contains(code) && amount % 10 != 0
        ? Optional.empty()
        : Optional.of(amount);
  }

  /**
   * What Stripe's number means.
   *
   * @throws IllegalArgumentException if it is no amount of that currency
   */
  static Money fromStripe(long amount, String currency) {
    Currency of = Money.currencyOf(currency.toUpperCase(Locale.ROOT));
    int shift = of.getDefaultFractionDigits() - digits(of.getCurrencyCode());
    long minor = amount;
    for (; shift > 0; shift--) {
      minor = Math.multiplyExact(minor, 10L);
    }
    for (; shift < 0; shift++) {
      if (minor % 10 != 0) {
        throw new IllegalArgumentException(amount + " is no amount of " + of);
      }
      minor /= 10;
    }
    return new Money(minor, of);
  }

  private static int digits(String code) {
    if (WITHOUT_DECIMALS.contains(code)) {
      return 0;
    }
    return THREE_DECIMALS.contains(code) ? 3 : 2;
  }
}
