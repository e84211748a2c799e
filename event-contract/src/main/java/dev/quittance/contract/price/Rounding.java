package dev.quittance.contract.price;

import dev.quittance.contract.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * The one rounding rule of payments: computed exactly, then rounded once, half-even, to the minor
 * unit of the target currency. Nothing else here divides money or multiplies it by a fraction.
 */
public final class Rounding {

  private Rounding() {}

  /**
   * A part of an amount, in its currency.
   *
   * @throws IllegalArgumentException if it is more than {@link Money} holds
   */
  public static Money part(Money whole, long numerator, long denominator) {
    return money(
        BigDecimal.valueOf(whole.amountMinor()).multiply(BigDecimal.valueOf(numerator)),
        BigDecimal.valueOf(denominator),
        whole.currency());
  }

  /**
   * An amount in another currency. Both have the minor unit of ISO 4217: 1 JPY is 1 minor unit, 1
   * CNY is 100, 1 KWD is 1000.
   *
   * @param rate units of {@code target} for one unit of the amount's currency
   * @throws IllegalArgumentException if it is more than {@link Money} holds
   */
  public static Money convert(Money amount, Currency target, BigDecimal rate) {
    int shift = target.getDefaultFractionDigits() - amount.currency().getDefaultFractionDigits();
    return money(
        BigDecimal.valueOf(amount.amountMinor()).multiply(rate).scaleByPowerOfTen(shift),
        BigDecimal.ONE,
        target);
  }

  private static Money money(BigDecimal numerator, BigDecimal denominator, Currency currency) {
    BigDecimal minor = numerator.divide(denominator, 0, RoundingMode.HALF_EVEN);
    if (minor.abs().compareTo(BigDecimal.valueOf(Money.MAX_MINOR)) > 0) {
      throw new IllegalArgumentException("amount is beyond " + Money.MAX_MINOR + " minor units");
    }
    return new Money(minor.longValueExact(), currency);
  }
}
