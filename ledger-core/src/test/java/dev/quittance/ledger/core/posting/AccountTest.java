package dev.quittance.ledger.core.posting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Money;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTest {

  private static final Currency KWD = Money.currencyOf("KWD");

  @Test
  void aPathIsReadBackAsTheAccountItCameFrom() {
    List<Account> accounts =
        List.of(
            Account.buyer("buyer-1", KWD),
            Account.supplier("S_2", KWD),
            Account.supplier("x".repeat(64), KWD),
            Account.gateway("alipay", KWD),
            Account.fees(KWD));
    for (Account account : accounts) {
      assertThat(Account.parse(account.path(), "KWD")).contains(account);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "buyer:b,       BUYER,    b",
    "supplier:s,    SUPPLIER, s",
    "gateway:bank,  GATEWAY,  bank",
    "platform:fees, PLATFORM, fees",
  })
  void aPathIsKindAndName(String path, AccountKind kind, String name) {
    assertThat(new Account(kind, name, KWD).path()).isEqualTo(path);
    assertThat(Account.parse(path, "KWD")).contains(new Account(kind, name, KWD));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "buyer",
        "buyer:",
        ":b",
        " buyer:b",
        "Buyer:b",
        "BUYER:b",
        "\u017fupplier:s",
        "buyer:a b",
        "buyer:b:c",
        "buyer:-b",
        "buyer:\u00fc",
        "nobody:b",
        "buyer:12345678901234567890123456789012345678901234567890123456789012345"
      })
  void whatIsNoPathOfOursIsNoAccount(String path) {
    assertThat(Account.parse(path, "KWD")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "kwd", "KW", "ZZZ", "XXX", "KWD "})
  void anAccountIsInACurrencyThatMoneyCanBeHeldIn(String code) {
    assertThat(Account.parse("buyer:b", code)).isEmpty();
  }
}
