package dev.quittance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTextTest {

  @ParameterizedTest
  @CsvSource({
    "1099, CNY, 10.99 CNY, 10.99 CNY",
    "-5, CNY, -0.05 CNY, -0.05 CNY",
    "123450, EUR, 1234.50 EUR, '1,234.50 EUR'",
    "1200, JPY, 1200 JPY, '1,200 JPY'",
    "1234, KWD, 1.234 KWD, 1.234 KWD",
    "999999999999, USD, 9999999999.99 USD, '9,999,999,999.99 USD'"
  })
  void anAmountHasTheDecimalsOfItsCurrency(
      long minor, String currency, String text, String grouped) {
    Money money = Money.of(minor, currency);
    assertThat(AmountText.of(money)).isEqualTo(text);
    assertThat(AmountText.grouped(money)).isEqualTo(grouped);
  }

  @Test
  void aSumMayBeLargerThanAnyAmountOfMoney() {
    assertThat(AmountText.number(Long.MIN_VALUE, Currency.getInstance("USD")))
        .isEqualTo("-92233720368547758.08");
  }
}
