package dev.quittance.cli.text;

import dev.quittance.cli.CommandFailure;
import java.math.BigDecimal;
import java.util.Currency;

/** Amounts as people write them, with the decimals of their currency (ISO 4217). */
public final class Amounts {

  private Amounts() {}

  /** For example 10.99. */
  public static String number(long minor, String currency) {
    return BigDecimal.valueOf(minor, decimals(currency)).toPlainString();
  }

  /** For example 10.99 CNY. */
  public static String money(long minor, String currency) {
    return number(minor, currency) + " " + currency;
  }

  /** Minor units of what somebody typed. */
  public static long minor(String option, String text, String currency) {
    try {
      return new BigDecimal(text).movePointRight(decimals(currency)).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw CommandFailure.usage(
          "%s must be an amount of %s with %d decimals at most, not '%s'."
              .formatted(option, currency, decimals(currency), text));
    }
  }

  /** None for what is no currency: the service will say so. */
  private static int decimals(String currency) {
    try {
      return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    } catch (IllegalArgumentException e) {
      return 0;
    }
  }
}
