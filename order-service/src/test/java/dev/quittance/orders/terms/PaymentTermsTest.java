package dev.quittance.orders.terms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Money;
import dev.quittance.contract.price.ExchangeRate;
import dev.quittance.contract.price.PriceRule;
import dev.quittance.contract.price.SurchargeRule;
import dev.quittance.contract.terms.CurrencyRates;
import dev.quittance.contract.terms.PaymentMethodKind;
import dev.quittance.contract.terms.PaymentRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentTermsTest {

  private static final Currency CNY = Currency.getInstance("CNY");
  private static final Currency USD = Currency.getInstance("USD");
  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  /** 1.5 % and 2.00 CNY on top of international cards; rates from CNY alone. */
  private static final PaymentTerms TERMS =
      PaymentTerms.NONE
          .with(rates(NOW, "USD 0.145", "JPY 20.5", "KWD 0.0425"))
          .with(rules(NOW, 150));

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # total   |     | alipay | bank_transfer | card   | international_card: charged, surcharge
          10000     | CNY | 10000  | 10000         | 10000  | 10350 CNY +350; 2122 JPY +350; 4399 KWD +350; 1501 USD +350
          10        | CNY | 10     | 10            | 10     | 210 CNY +200; 43 JPY +200; 89 KWD +200; 30 USD +200
          1         | CNY | 1      | 1             | 1      | 201 CNY +200; 41 JPY +200; 85 KWD +200; 29 USD +200
          9999      | USD | 9999   | -             | 9999   | 10149 USD +150
          """)
  void everyMethodHasItsPrice(
      long total, String currency, long alipay, String transfer, long card, String international) {
    List<PaymentOffer> offers = TERMS.offers(Money.of(total, currency), NOW);
    assertThat(of(offers, PaymentMethodKind.ALIPAY)).isEqualTo(alipay + " " + currency);
    assertThat(of(offers, PaymentMethodKind.BANK_TRANSFER))
        .isEqualTo(transfer.equals("-") ? "" : transfer + " " + currency);
    assertThat(of(offers, PaymentMethodKind.CARD)).isEqualTo(card + " " + currency);
    assertThat(of(offers, PaymentMethodKind.INTERNATIONAL_CARD)).isEqualTo(international);
  }

  @Test
  void aRateIsSaidWithTheTimeUntilWhichItIsValid() {
    PaymentOffer dollars =
        TERMS.offers(Money.of(10_000, "CNY"), NOW).stream()
            .filter(offer -> offer.charged().currency().equals(USD))
            .findFirst()
            .orElseThrow();
    assertThat(dollars)
        .isEqualTo(
            new PaymentOffer(
                PaymentMethodKind.INTERNATIONAL_CARD,
                Money.of(1_501, "USD"),
                Money.of(350, "CNY"),
                "0.145",
                NOW.plusSeconds(60)));
    assertThat(TERMS.offers(Money.of(10_000, "CNY"), NOW.plusSeconds(60)))
        .extracting(offer -> offer.charged().currency())
        .containsOnly(CNY);
  }

  @Test
  void nothingIsOfferedBeforeAnythingWasToldOrOnceItIsTooOld() {
    Money total = Money.of(10_000, "CNY");
    assertThat(PaymentTerms.NONE.offers(total, NOW)).isEmpty();
    assertThat(PaymentTerms.NONE.isKnown(NOW)).isFalse();
    assertThat(PaymentTerms.NONE.with(rates(NOW, "USD 1")).offers(total, NOW)).isEmpty();
    assertThat(TERMS.isKnown(NOW)).isTrue();
    assertThat(TERMS.isKnown(NOW.plus(DAY))).isFalse();
    assertThat(TERMS.offers(total, NOW.plus(DAY))).isEmpty();
    assertThat(TERMS.offers(Money.of(0, "CNY"), NOW)).isEmpty();
  }

  @Test
  void whatWasToldLaterCountsWhateverItsOrder() {
    CurrencyRates later = rates(NOW.plusSeconds(1), "USD 0.15");
    assertThat(TERMS.with(later).with(rates(NOW, "USD 0.145")).rates()).containsEntry(CNY, later);
    PaymentRules rules = rules(NOW.plusSeconds(1), 0);
    assertThat(TERMS.with(rules).with(rules(NOW, 150)).rules()).isEqualTo(rules);
  }

  @Test
  void aTotalThatCannotBeChargedHasNoOffer() {
    assertThat(TERMS.offers(Money.of(Money.MAX_MINOR, "CNY"), NOW))
        .extracting(PaymentOffer::method)
        .doesNotContain(PaymentMethodKind.INTERNATIONAL_CARD)
        .contains(PaymentMethodKind.CARD);
  }

  private static String of(List<PaymentOffer> offers, PaymentMethodKind method) {
    return offers.stream()
        .filter(offer -> offer.method() == method)
        .map(offer ->
            offer.charged()
                + (offer.surcharge() == null ? "" : " +" + offer.surcharge().amountMinor()))
        .collect(Collectors.joining("; "));
  }

  private static PaymentRules rules(Instant at, int basisPoints) {
    return new PaymentRules(
        at,
        at.plus(DAY),
        "CN",
        EnumSet.allOf(PaymentMethodKind.class),
        Set.of(CNY),
        new PriceRule(new SurchargeRule(basisPoints, Map.of(CNY, 200L))));
  }

  private static CurrencyRates rates(Instant at, String... rates) {
    return new CurrencyRates(
        at,
        at.plus(DAY),
        CNY,
        Arrays.stream(rates)
            .map(one -> one.split(" ", -1))
            .map(one ->
                new ExchangeRate(
                    CNY,
                    Currency.getInstance(one[0]),
                    new BigDecimal(one[1]),
                    at,
                    at.plusSeconds(60)))
            .toList());
  }
}
