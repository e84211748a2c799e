package dev.quittance.contract.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.contract.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTest {

  private static final Currency CNY = Currency.getInstance("CNY");

  @ParameterizedTest(name = "{1} bp and {2} on {0}: {3}")
  @CsvSource({
    "10000, 150, 0, 150",
    "10000, 150, 200, 350",
    "10000, 0, 200, 200",
    "33, 150, 0, 0",
    "100, 50, 0, 0",
    "300, 50, 0, 2",
    "1, 10000, 0, 1",
  })
  void aSurchargeIsAPartAndAFixedSum(long amount, int basisPoints, long fixed, long surcharge) {
    SurchargeRule rule = new SurchargeRule(basisPoints, Map.of(CNY, fixed));
    assertThat(rule.on(Money.of(amount, "CNY")))
        .isEqualTo(surcharge == 0 ? null : Money.of(surcharge, "CNY"));
  }

  @Test
  void aFixedSumIsOfItsCurrencyOnly() {
    SurchargeRule rule = new SurchargeRule(0, Map.of(CNY, 200L));
    assertThat(rule.on(Money.of(10_000, "USD"))).isNull();
  }

  @Test
  void aSurchargeRuleThatGivesMoneyIsAMistake() {
    assertThatThrownBy(() -> new SurchargeRule(-1, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SurchargeRule(10_001, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SurchargeRule(1, Map.of(CNY, -1L)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** 1.50 on 100.00 CNY at 0.145: 14.7175 USD, where rounding each would give 14.50 and 0.22. */
  @Test
  void amountAndSurchargeAreConvertedTogetherAndRoundedOnce() {
    assertThat(
            Price.of(
                Money.of(10_000, "CNY"),
                Money.of(150, "CNY"),
                Currency.getInstance("USD"),
                new BigDecimal("0.145")))
        .contains(new Price(Money.of(1_472, "USD"), new BigDecimal("0.145"), Money.of(150, "CNY")));
    assertThat(Price.of(Money.of(10_000, "CNY"), Money.of(150, "CNY"), CNY, null))
        .contains(new Price(Money.of(10_150, "CNY"), null, Money.of(150, "CNY")));
    assertThat(Price.of(Money.of(10_000, "CNY"), null, CNY, null))
        .contains(Price.of(Money.of(10_000, "CNY")));
  }

  @ParameterizedTest(name = "{0} CNY at {1} in JPY")
  @CsvSource({"1, 20", "1, 50", "999999999999, 101"})
  void whatIsNothingOrTooMuchHasNoPrice(long minor, BigDecimal rate) {
    assertThat(Price.of(Money.of(minor, "CNY"), null, Currency.getInstance("JPY"), rate)).isEmpty();
  }

  @Test
  void aSurchargeBeyondAnAmountHasNoPrice() {
    assertThat(Price.of(Money.of(Money.MAX_MINOR, "CNY"), Money.of(1, "CNY"), CNY, null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0.0",
        "-1",
        "1,5",
        "1e3",
        "+1",
        "01",
        ".5",
        "5.",
        " 1",
        "",
        "NaN",
        "1234567890123456789",
        "0.1234567890123456789"
      })
  void whatIsNoPositivePlainDecimalOfEighteenDigitsIsNoRate(String text) {
    assertThat(ExchangeRate.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0.1385, 0.1385",
    "7.2200, 7.22",
    "100, 100",
    "0.000000000000000000000000000001, 0.000000000000000000000000000001",
    "123456789012345678, 123456789012345678",
  })
  void aRateIsWrittenAsItWasReadWithoutNeedlessZeros(String text, String written) {
    assertThat(ExchangeRate.parse(text).map(ExchangeRate::text)).isEqualTo(Optional.of(written));
  }
}
