package dev.quittance.cli.text;

import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.contract.AmountText;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/** Amounts as people write them, with the decimals of their currency (ISO 4217). */
public final class Amounts {

  private Amounts() {}

  /** For example 10.99; minor units in a currency that only the service knows. */
  public static String number(long minor, String currency) {
    return known(currency)
        .map(one -> AmountText.number(minor, one))
        .orElseGet(() -> Long.toString(minor));
  }

  /** For example 10.99 CNY. */
  public static String money(long minor, String currency) {
    return number(minor, currency) + " " + currency;
  }

  /** Minor units of what somebody typed. */
  public static long minor(String option, String text, String currency) {
    int decimals =
        known(currency)
            .map(one -> Math.max(0, one.getDefaultFractionDigits()))
            .orElseThrow(() ->
                CommandFailure.usage(
                    "--currency takes an ISO 4217 code such as CNY or EUR, not '%s'."
                        .formatted(currency)));
    try {
      return new BigDecimal(text).movePointRight(decimals).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw CommandFailure.usage(
          String.format(
              Locale.ROOT,
              "%s must be an amount of %s with %d decimals at most, not '%s'.",
              option,
              currency,
              decimals,
              text));
    }
  }

  private static Optional<Currency> known(String currency) {
    try {
      return Optional.of(Currency.getInstance(currency));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
