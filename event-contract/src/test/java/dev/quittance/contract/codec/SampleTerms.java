package dev.quittance.contract.codec;

import dev.quittance.contract.price.ExchangeRate;
import dev.quittance.contract.price.PriceRule;
import dev.quittance.contract.price.SurchargeRule;
import dev.quittance.contract.terms.CurrencyRates;
import dev.quittance.contract.terms.PaymentMethodKind;
import dev.quittance.contract.terms.PaymentRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Records of payment terms, as tests and the documents show them. */
public final class SampleTerms {

  private static final Currency CNY = Currency.getInstance("CNY");
  private static final Currency USD = Currency.getInstance("USD");
  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00.123456Z");
  private static final Instant TOMORROW = Instant.parse("2026-11-27T10:00:00Z");

  public static final PaymentRules RULES =
      new PaymentRules(
          NOW,
          TOMORROW,
          "CN",
          Set.of(PaymentMethodKind.CARD, PaymentMethodKind.INTERNATIONAL_CARD),
          Set.of(CNY, USD),
          new PriceRule(new SurchargeRule(150, Map.of(CNY, 200L))));

  public static final CurrencyRates RATES =
      new CurrencyRates(
          NOW,
          TOMORROW,
          CNY,
          List.of(new ExchangeRate(CNY, USD, new BigDecimal("0.1385"), NOW, TOMORROW)));

  private SampleTerms() {}
}
