package dev.quittance.sandbox.books;

import java.util.Locale;

/**
 * @param minor minor units of the currency, at least 0
 * @param currency ISO 4217, upper case
 */
public record Amount(long minor, String currency) {
  public Amount {
    if (minor < 0) {
      throw new IllegalArgumentException("an entry's amount is not negative: " + minor);
    }
    currency = currency.toUpperCase(Locale.ROOT);
  }
}
