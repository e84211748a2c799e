package dev.quittance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

  @ParameterizedTest
  @CsvSource({
    "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e, 0192f0c1-e5a8-7c3e-8b1d-2f3a4b5c6d7e",
    "ord_00000000000000000000000000000000, 00000000-0000-0000-0000-000000000000",
    "ord_0000000000000001000000000000000a, 00000000-0000-0001-0000-00000000000a",
    "ord_ffffffffffffffffffffffffffffffff, ffffffff-ffff-ffff-ffff-ffffffffffff",
  })
  void anIdIsItsPrefixAndTheUuidInHex(String id, UUID uuid) {
    assertThat(Ids.of(Ids.ORDER, uuid)).isEqualTo(id);
    assertThat(Ids.uuid(Ids.ORDER, id)).isEqualTo(uuid);
    assertThat(Ids.isId(Ids.ORDER, id)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ord_",
        "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7",
        "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e0",
        "ord_0192F0C1E5A87C3E8B1D2F3A4B5C6D7E",
        "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7g",
        "ord_+192f0c1e5a87c3e8b1d2f3a4b5c6d7e",
        "ord-0192f0c1e5a87c3e8b1d2f3a4b5c6d7e",
        "pay_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e",
        "0192f0c1-e5a8-7c3e-8b1d-2f3a4b5c6d7e",
        " ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7",
        "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7\n",
        "ord_٠192f0c1e5a87c3e8b1d2f3a4b5c6d7e",
      })
  void anythingElseIsNoId(String text) {
    assertThat(Ids.isId(Ids.ORDER, text)).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ids.uuid(Ids.ORDER, text))
        .withMessageEndingWith("is not an id of the form ord_<32 hex digits>");
  }

  @Test
  void everyPlaceTakesTheSixteenDigitsAndNothingElse() {
    char[] id = Ids.of(Ids.ORDER, new UUID(0, 0)).toCharArray();
    for (int at = Ids.ORDER.length(); at < id.length; at++) {
      for (char c = 0; c < 0x180; c++) {
        id[at] = c;
        boolean digit = "0123456789abcdef".indexOf(c) >= 0;
        assertThat(Ids.isId(Ids.ORDER, new String(id)))
            .as("%#x at %d", (int) c, at)
            .isEqualTo(digit);
        if (digit) {
          String digits = new String(id, Ids.ORDER.length(), 32);
          UUID uuid =
              new UUID(
                  Long.parseUnsignedLong(digits, 0, 16, 16),
                  Long.parseUnsignedLong(digits, 16, 32, 16));
          assertThat(Ids.uuid(Ids.ORDER, new String(id))).isEqualTo(uuid);
        }
      }
      id[at] = '7';
    }
  }

  @Test
  void freshIdsDifferAndSortByTime() {
    Set<String> ids = new HashSet<>();
    String last = "";
    for (int i = 0; i < 10_000; i++) {
      String id = Ids.next(Ids.EVENT);
      assertThat(Ids.uuid(Ids.EVENT, id).version()).isEqualTo(7);
      assertThat(id).isGreaterThan(last);
      assertThat(ids.add(id)).isTrue();
      last = id;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "7", "buyer-7", "Tea_House", "a_", "A-", "x-_-_-9"})
  void lettersDigitsDashAndUnderscoreMakeAName(String name) {
    assertThat(Ids.isName(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "_a", "-a", "a b", "a:b", "a/b", "a.b", "a\n", "a\u0000", "é", "买家", "{a}"
      })
  void whatCouldBreakAnAccountsPathIsNoName(String name) {
    assertThat(Ids.isName(name)).isFalse();
  }

  @Test
  void aNameHasAtMost64Characters() {
    assertThat(Ids.isName("n".repeat(64))).isTrue();
    assertThat(Ids.isName("n".repeat(65))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "4242424242424242,             '...'",
    "my card 4242-4242-4242-4242!, 'my card ...!'",
    "378282246310005,              '...'",
    "12345678901,                  '12345678901'",
  })
  void aRefusalNeverRepeatsWhatMayBeACardNumber(String text, String shown) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ids.uuid(Ids.ORDER, text))
        .withMessage("'" + shown + "' is not an id of the form ord_<32 hex digits>");
  }

  @Test
  void aRefusalIsShortAndPrintable() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ids.uuid(Ids.ORDER, "a\n\u0000é" + "x".repeat(100_000)))
        .withMessageStartingWith("'a???xxx")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(120));
  }
}
