package dev.quittance.payments.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardNumberTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "4242424242424242, visa",
    "4242 4242 4242 4242, visa",
    "4242-4242-4242-4242, visa",
    "4222222222222, visa",
    "5555555555554444, mastercard",
    "2223003122003222, mastercard",
    "378282246310005, amex",
    "6200000000000005, unionpay",
    "6205500000000000004, unionpay",
    "3566002020360505, jcb",
    "36227206271667, diners",
    "6011111111111117, discover",
  })
  void aNumberIsOfTheNetworkOfItsRange(String text, String brand) {
    assertThat(CardNumber.read(text.toCharArray()))
        .isInstanceOfSatisfying(
            CardNumber.Reading.Good.class,
            good -> {
              assertThat(good.brand().word()).isEqualTo(brand);
              assertThat(good.number().lastFour()).isEqualTo(text.substring(text.length() - 4));
            });
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "4242424242424241, CHECK_DIGIT",
    "5105105105105106, CHECK_DIGIT",
    "9999999999999995, UNKNOWN_BRAND",
    "51051051051051000, CHECK_DIGIT",
    "4242.4242.4242.4242, NOT_DIGITS",
    "42424242424242424242, NOT_DIGITS",
    "42424242424, NOT_DIGITS",
    "four, NOT_DIGITS",
    "４２４２４２４２４２４２４２４２, NOT_DIGITS",
  })
  void whatIsNoCardsNumberIsTold(String text, CardNumber.Fault fault) {
    assertThat(CardNumber.read(text.toCharArray())).isEqualTo(new CardNumber.Reading.Bad(fault));
  }

  @Test
  void aClosedNumberIsWipedAndNeverShown() {
    CardNumber.Reading.Good good =
        (CardNumber.Reading.Good) CardNumber.read("4242424242424242".toCharArray());
    assertThat(good.toString()).doesNotContain("4242");
    good.number().close();
    assertThat(good.number().digits()).containsOnly('0');
  }
}
