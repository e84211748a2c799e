package dev.quittance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumbersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          4242424242424242                  | ...
          4242 4242 4242 4242               | ...
          4242-4242-4242-4242               | ...
          4242.4242_4242 4242               | ...
          4242 - 4242 - 4242 - 4242         | ...
          4242\u00a04242\u20134242\u20144242 | ...
          \uff14\uff12424242424242\uff14\uff12 | ...
          pm_4242424242424242               | pm_...
          x4242424242424242y                | x...y
          card 4242424242424242, exp 12/28  | card ..., exp 12/28
          12 4242424242424242 123           | 12 ... 123
          4242424242424242=28121010000      | ...=28121010000
          5555555555554444 378282246310005  | ... ...
          4222222222222                     | ...
          30569309025904                    | ...
          378282246310005                   | ...
          3782 822463 10005                 | ...
          6011111111111117                  | ...
          2223003122003222                  | ...
          2200770212727079                  | ...
          3566002020360505                  | ...
          6200000000000005                  | ...
          6205500000000000004               | ...
          6304000000000000                  | ...
          """)
  void aCardNumberIsFoundInAnyText(String text, String masked) {
    assertThat(CardNumbers.isIn(text)).isTrue();
    assertThat(CardNumbers.masked(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "pm_card_visa",
        "4242424242424241",
        "0000000000000000",
        "4242 4242 4242",
        "12345678903",
        "order-2026-11-23-0001",
        "2026-11-23 10.00.00.000000",
        "+44 7700 900123",
        "1764000000000000000",
        "42424242424242424242",
        "4242x4242x4242x4242",
        "0:4242424242424,1:24242",
        "ord_0192f0c1e5a87c3a4242424242424242",
        "550e8400-e29b-41d4-a716-446655440000",
        "4242f424-2424-4242-8242-424242424242",
        "00-4242424242424242424242424242424a-00f067aa0ba902b7-01"
      })
  void anythingElseIsNot(String text) {
    assertThat(CardNumbers.isIn(text)).isFalse();
    assertThat(CardNumbers.masked(text)).isEqualTo(text);
  }

  @Test
  void noUuidIsTakenForOne() {
    Random random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      UUID uuid = new UUID(random.nextLong(), random.nextLong());
      assertThat(CardNumbers.isIn(uuid.toString())).isFalse();
      assertThat(CardNumbers.isIn(Ids.of(Ids.ORDER, uuid))).isFalse();
    }
  }

  /** Of bar codes that begin with 3 to 6, a tenth pass the Luhn check as well. */
  @ParameterizedTest
  @CsvSource({
    "6901234567892, true",
    "4006381333931, true",
    "4242424242424, false",
    "690123, false"
  })
  void aBarCodeIsKnownByItsCheckDigit(String text, boolean gtin) {
    assertThat(CardNumbers.isGtin(text)).isEqualTo(gtin);
  }
}
