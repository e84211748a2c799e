package dev.quittance.contract.terms;

import dev.quittance.contract.price.PriceRule;
import java.time.Instant;
import java.util.Currency;
import java.util.Set;

/**
 * How buyers can pay, and what it costs.
 *
 * @param homeCountry where the platform is, ISO 3166-1 alpha-2: cards of other countries are
 *     international
 * @param methods those that a gateway is there for
 * @param transferCurrencies in which buyers can pay by bank transfer
 * @param priceRule what the methods cost
 */
public record PaymentRules(
    Instant publishedAt,
    Instant knownUntil,
    String homeCountry,
    Set<PaymentMethodKind> methods,
    Set<Currency> transferCurrencies,
    PriceRule priceRule)
    implements TermsRecord {

  public static final String KEY = "rules";

  public PaymentRules {
    methods = Set.copyOf(methods);
    transferCurrencies = Set.copyOf(transferCurrencies);
    if (!homeCountry.matches("[A-Z]{2}")) {
      throw new IllegalArgumentException("a country has two capital letters");
    }
  }

  @Override
  public String key() {
    return KEY;
  }
}
