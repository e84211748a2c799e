package dev.quittance.contract;

import java.util.Currency;

/**
 * An exact amount: a whole number of minor units of an ISO 4217 currency (JPY has 0 decimals, CNY
 * 2, KWD 3). As JSON: {@code {"amount": 1099, "currency": "CNY"}}.
 *
 * @param amountMinor a whole number of minor units, 12 digits at most
 * @param currency an ISO 4217 currency that has minor units
 */
public record Money(long amountMinor, Currency currency) {

  /**
   * The largest amount, 12 digits. Sums of millions of such amounts still fit a {@code long}, and
   * every JSON client can hold it exactly (RFC 8259 section 6).
   */
  public static final long MAX_MINOR = 999_999_999_999L;

  public Money {
    if (amountMinor > MAX_MINOR || amountMinor < -MAX_MINOR) {
      throw new IllegalArgumentException("amount is beyond " + MAX_MINOR + " minor units");
    }
    if (currency.getDefaultFractionDigits() < 0) {
      throw new IllegalArgumentException(currency + " is not a currency money can be held in");
    }
  }

  /**
   * @param code an ISO 4217 alphabetic code
   * @throws IllegalArgumentException if the code or the amount is not allowed
   */
  public static Money of(long amountMinor, String code) {
    return new Money(amountMinor, currencyOf(code));
  }

  /**
   * @throws IllegalArgumentException if there is no such currency
   */
  public static Currency currencyOf(String code) {
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(Shown.of(code) + " is not an ISO 4217 currency code", e);
    }
  }

  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(amountMinor, sameCurrency(other).amountMinor), currency);
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(amountMinor, sameCurrency(other).amountMinor), currency);
  }

  public boolean isPositive() {
    return amountMinor > 0;
  }

  public boolean isNegative() {
    return amountMinor < 0;
  }

  private Money sameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(currency + " and " + other.currency + " do not add up");
    }
    return other;
  }

  @Override
  public String toString() {
    return amountMinor + " " + currency.getCurrencyCode();
  }
}
