package dev.quittance.contract.price;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;

/**
 * How much of one currency is charged for another.
 *
 * @param base the currency of what is paid
 * @param quote the currency that is charged; another one
 * @param rate units of {@code quote} for one unit of {@code base}, see {@link #parse}
 * @param validFrom from when on
 * @param validUntil until just before then
 */
public record ExchangeRate(
    Currency base, Currency quote, BigDecimal rate, Instant validFrom, Instant validUntil) {

  /** As a rate is written in events. */
  public static final String PATTERN = "(0|[1-9][0-9]{0,17})([.][0-9]{1,30})?";

  private static final int MAX_DIGITS = 18;

  public ExchangeRate {
    if (base.equals(quote)) {
      throw new IllegalArgumentException("a rate is between two currencies, not " + base);
    }
    if (!validFrom.isBefore(validUntil)) {
      throw new IllegalArgumentException("a rate is valid for some time");
    }
  }

  /** A positive plain decimal of at most 18 significant digits; empty if it is none. */
  public static Optional<BigDecimal> parse(String text) {
    if (!text.matches(PATTERN)) {
      return Optional.empty();
    }
    BigDecimal value = new BigDecimal(text).stripTrailingZeros();
    return value.signum() > 0 && value.precision() <= MAX_DIGITS
        ? Optional.of(value)
        : Optional.empty();
  }

  /** As in events and answers. */
  public String text() {
    return text(rate);
  }

  /** A rate as in events and answers. */
  public static String text(BigDecimal rate) {
    return rate.stripTrailingZeros().toPlainString();
  }
}
