package dev.quittance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

  @ParameterizedTest
  @CsvSource({
    "CNY, 2", "USD, 2", "JPY, 0", "KWD, 3", "CLF, 4",
  })
  void aCurrencyHasTheMinorUnitsOfIso4217(String code, int decimals) {
    assertThat(Money.of(1, code).currency().getDefaultFractionDigits()).isEqualTo(decimals);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "C", "CN", "cny", "Cny", "CNYX", "ZZZ", "12A", "元", "C\u0000Y"})
  void whatIsNoCurrencyCodeIsRefused(String code) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Money.of(1, code))
        .withMessageContaining("is not an ISO 4217 currency code");
  }

  @ParameterizedTest
  @ValueSource(strings = {"XXX", "XAU", "XDR", "XTS"})
  void whatHasNoMinorUnitsIsNotMoney(String code) {
    assertThatIllegalArgumentException().isThrownBy(() -> Money.of(1, code));
  }

  @ParameterizedTest
  @ValueSource(longs = {-999_999_999_999L, -1, 0, 1, 999_999_999_999L})
  void twelveDigitsAreHeldExactly(long amount) {
    assertThat(Money.of(amount, "CNY").amountMinor()).isEqualTo(amount);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1_000_000_000_000L, 1_000_000_000_000L, Long.MAX_VALUE})
  void moreThanTwelveDigitsAreRefused(long amount) {
    assertThatIllegalArgumentException().isThrownBy(() -> Money.of(amount, "CNY"));
  }

  @ParameterizedTest
  @CsvSource({
    "1,             2,  3,             -1",
    "-5,            5,  0,             -10",
    "0,             0,  0,             0",
    "999999999998,  1,  999999999999,  999999999997",
    "-999999999998, -1, -999999999999, -999999999997",
  })
  void amountsOfOneCurrencyAddAndSubtractExactly(long a, long b, long sum, long difference) {
    assertThat(Money.of(a, "JPY").plus(Money.of(b, "JPY"))).isEqualTo(Money.of(sum, "JPY"));
    assertThat(Money.of(a, "JPY").minus(Money.of(b, "JPY"))).isEqualTo(Money.of(difference, "JPY"));
  }

  @Test
  void aSumBeyondTheLimitIsRefusedRatherThanWrong() {
    Money most = Money.of(Money.MAX_MINOR, "JPY");
    Money least = Money.of(-Money.MAX_MINOR, "JPY");

    assertThatIllegalArgumentException().isThrownBy(() -> most.plus(Money.of(1, "JPY")));
    assertThatIllegalArgumentException().isThrownBy(() -> least.minus(Money.of(1, "JPY")));
    assertThatIllegalArgumentException().isThrownBy(() -> most.minus(least));
  }

  @Test
  void amountsOfDifferentCurrenciesDoNotMix() {
    Money yuan = Money.of(1, "CNY");
    Money yen = Money.of(1, "JPY");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> yuan.plus(yen))
        .withMessage("CNY and JPY do not add up");
    assertThatIllegalArgumentException().isThrownBy(() -> yuan.minus(yen));
    assertThat(yuan).isNotEqualTo(yen);
  }

  @ParameterizedTest
  @CsvSource({"-1, false, true", "0, false, false", "1, true, false"})
  void zeroIsNeitherPositiveNorNegative(long amount, boolean positive, boolean negative) {
    assertThat(Money.of(amount, "CNY").isPositive()).isEqualTo(positive);
    assertThat(Money.of(amount, "CNY").isNegative()).isEqualTo(negative);
  }

  @Test
  void zeroOfACurrencyIsThatCurrencysZero() {
    assertThat(Money.zero(Currency.getInstance("KWD"))).isEqualTo(Money.of(0, "KWD"));
  }

  @Test
  void itReadsAsMinorUnitsAndCode() {
    assertThat(Money.of(-1099, "CNY")).hasToString("-1099 CNY");
  }
}
