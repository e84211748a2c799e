package dev.quittance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\uFF1D1",
        "\uFF0B1",
        "\uFF0D1",
        "\uFF20x"
      })
  void whatASpreadsheetWouldRunBeginsWithAnApostrophe(String text) {
    assertThat(SpreadsheetText.of(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "buyer:a-b", "a=b", "1-1", " =1", "\u8ba2\u5355"})
  void anyOtherTextIsAsItWas(String text) {
    assertThat(SpreadsheetText.of(text)).isEqualTo(text);
  }
}
