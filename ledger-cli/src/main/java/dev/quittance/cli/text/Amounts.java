package dev.quittance.cli.text;

import dev.quittance.cli.exit.CommandFailure;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

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
    if (known(currency).isEmpty()) {
      throw CommandFailure.usage(
          "--currency takes an ISO 4217 code such as CNY or EUR, not '%s'.".formatted(currency));
    }
    try {
      return new BigDecimal(text).movePointRight(decimals(currency)).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw CommandFailure.usage(
          String.format(
              Locale.ROOT,
              "%s must be an amount of %s with %d decimals at most, not '%s'.",
              option,
              currency,
              decimals(currency),
              text));
    }
  }

  /** None for a currency that only the service knows. */
  private static int decimals(String currency) {
    return known(currency).map(one -> Math.max(0, one.getDefaultFractionDigits())).orElse(0);
  }

  private static Optional<Currency> known(String currency) {
    try {
      return Optional.of(Currency.getInstance(currency));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
