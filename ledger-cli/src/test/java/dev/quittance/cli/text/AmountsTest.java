package dev.quittance.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

  @ParameterizedTest
  @CsvSource({
    "1099, CNY, 10.99 CNY",
    "-5, CNY, -0.05 CNY",
    "1200, JPY, 1200 JPY",
    "1234, KWD, 1.234 KWD",
    "-9223372036854775808, USD, -92233720368547758.08 USD",
    "7, ???, 7 ???"
  })
  void moneyHasTheDecimalsOfItsCurrency(long minor, String currency, String text) {
    assertThat(Amounts.money(minor, currency)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"10.99, CNY, 1099", "10, CNY, 1000", "1.5, KWD, 1500", "12, JPY, 12"})
  void whatIsTypedBecomesMinorUnits(String text, String currency, long minor) {
    assertThat(Amounts.minor("--min-amount", text, currency)).isEqualTo(minor);
  }
}
