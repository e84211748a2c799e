package dev.quittance.kit.bank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BankAccountsTest {

  @ParameterizedTest
  @CsvSource({
    "DE89370400440532013000, DE, 37040044, 3000",
    "DE89 3704 0044 0532 0130 00, DE, 37040044, 3000",
    "BE68539007547034, BE, 539, 7034",
    "GB29NWBK60161331926819, GB, NWBK, 6819",
  })
  void anIbanSaysCountryAndBank(String text, String country, String bank, String lastFour) {
    assertThat(BankAccounts.iban(text))
        .hasValueSatisfying(account -> {
          assertThat(account.country()).isEqualTo(country);
          assertThat(account.bankCode()).isEqualTo(bank);
          assertThat(account.lastFour()).isEqualTo(lastFour);
          assertThat(account.toString()).doesNotContain(lastFour);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DE89370400440532013001",
        "DE8937040044053201300",
        "XX89370400440532013000",
        "de89370400440532013000",
        "5105105105105100",
        "D",
        "",
        "DE",
        "DE8",
        "DE89",
        "ＤＥ89370400440532013000"
      })
  void whatIsNoIbanIsNone(String text) {
    assertThat(BankAccounts.iban(text)).isEmpty();
  }

  /** Head offices of ICBC, CCB and BOC. */
  @ParameterizedTest
  @ValueSource(strings = {"102100099996", "105100000017", "104100000004"})
  void aCnapsCodeHasItsCheckDigit(String code) {
    assertThat(BankAccounts.isCnaps(code)).isTrue();
    char last = code.charAt(11) == '9' ? '0' : (char) (code.charAt(11) + 1);
    assertThat(BankAccounts.isCnaps(code.substring(0, 11) + last)).isFalse();
    assertThat(BankAccounts.isCnaps(code.substring(1))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0200003409088712345, true",
    "44001234567890123456, true",
    "121909876543210, true",
    "6222021234567890123, false",
    "5105105105105100, false",
    "1234567, false",
    "12345678a, false",
  })
  void anAccountsNumberIsNoCards(String number, boolean good) {
    assertThat(BankAccounts.isChineseNumber(number)).isEqualTo(good);
  }
}
