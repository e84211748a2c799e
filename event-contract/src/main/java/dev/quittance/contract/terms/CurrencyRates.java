package dev.quittance.contract.terms;

import dev.quittance.contract.price.ExchangeRate;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

/**
 * At which rates payments in one currency are charged in others, from {@code publishedAt} to {@code
 * knownUntil}.
 *
 * @param base the currency of what is paid
 * @param rates from {@code base}; of one pair, at most one is valid at a time
 */
public record CurrencyRates(
    Instant publishedAt, Instant knownUntil, Currency base, List<ExchangeRate> rates)
    implements TermsRecord {

  public CurrencyRates {
    rates = List.copyOf(rates);
    if (rates.stream().anyMatch(rate -> !rate.base().equals(base))) {
      throw new IllegalArgumentException("all rates are from " + base);
    }
  }

  @Override
  public String key() {
    return base.getCurrencyCode();
  }

  /** Those that are valid at a time. */
  public List<ExchangeRate> validAt(Instant at) {
    return rates.stream()
        .filter(rate -> !at.isBefore(rate.validFrom()) && at.isBefore(rate.validUntil()))
        .toList();
  }
}
