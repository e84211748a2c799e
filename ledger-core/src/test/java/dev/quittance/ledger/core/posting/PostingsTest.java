package dev.quittance.ledger.core.posting;

import static dev.quittance.ledger.core.sample.Sample.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.Refunded;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each movement, line by line: debited &gt; credited amount. */
class PostingsTest {

  private static final Currency CNY = Money.currencyOf("CNY");

  @ParameterizedTest
  @CsvSource({
    "1000,  50, CNY, gateway:g > buyer:b 1000; buyer:b > supplier:s 950; buyer:b > platform:fees 50",
    "1000,   0, CNY, gateway:g > buyer:b 1000; buyer:b > supplier:s 1000",
    "1000,1000, CNY, gateway:g > buyer:b 1000; buyer:b > platform:fees 1000",
    "1,      0, JPY, gateway:g > buyer:b 1; buyer:b > supplier:s 1",
    "1,      1, JPY, gateway:g > buyer:b 1; buyer:b > platform:fees 1",
    "1001,   1, KWD, gateway:g > buyer:b 1001; buyer:b > supplier:s 1000; buyer:b > platform:fees 1",
    "999999999999, 1, KWD, gateway:g > buyer:b 999999999999; buyer:b > supplier:s 999999999998;"
        + " buyer:b > platform:fees 1",
  })
  void anAuthorizationBringsMoneyInAndOwesItOn(
      long amount, long fee, String currency, String lines) {
    assertThat(lines(authorized(amount, fee, currency))).isEqualTo(lines);
  }

  @ParameterizedTest
  @CsvSource({
    "1000,  50, CNY, supplier:s > buyer:b 950; platform:fees > buyer:b 50; buyer:b > gateway:g 1000",
    "1000,   0, CNY, supplier:s > buyer:b 1000; buyer:b > gateway:g 1000",
    "1000,1000, CNY, platform:fees > buyer:b 1000; buyer:b > gateway:g 1000",
    "1,      0, JPY, supplier:s > buyer:b 1; buyer:b > gateway:g 1",
    "1001,   1, KWD, supplier:s > buyer:b 1000; platform:fees > buyer:b 1; buyer:b > gateway:g 1001",
  })
  void aRefundIsTheMirrorImage(long amount, long fee, String currency, String lines) {
    List<Posting> refunded = refunded(amount, fee, currency);
    assertThat(lines(refunded)).isEqualTo(lines);
    assertThat(refunded.stream().map(p -> mirrored(p)))
        .containsExactlyInAnyOrderElementsOf(authorized(amount, fee, currency));
    assertThat(refunded).allMatch(p -> p.debit().currency().getCurrencyCode().equals(currency));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void aPostingMovesSomething(long amount) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Posting(Account.buyer("b", CNY), Account.fees(CNY), amount))
        .withMessage("a posting moves a positive amount, not " + amount);
  }

  @Test
  void aPostingMovesOneCurrency() {
    Account yen = Account.fees(Money.currencyOf("JPY"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Posting(Account.buyer("b", CNY), yen, 1))
        .withMessage("a posting moves one currency: buyer:b and platform:fees differ");
  }

  @Test
  void aPostingMovesBetweenTwoAccounts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Posting(Account.buyer("b", CNY), Account.buyer("b", CNY), 1))
        .withMessage("a posting moves between two accounts: buyer:b");
  }

  @Test
  void aBuyerAndASupplierOfOneNameAreTwoAccounts() {
    Posting posting = new Posting(Account.buyer("x", CNY), Account.supplier("x", CNY), 1);
    assertThat(posting.debit()).isNotEqualTo(posting.credit());
  }

  private static List<Posting> authorized(long amount, long fee, String code) {
    Currency currency = Money.currencyOf(code);
    return Postings.authorized(
        Account.buyer("b", currency),
        Account.supplier("s", currency),
        new PaymentAuthorized(
            id(Ids.ORDER, 1),
            id(Ids.PAYMENT, 1),
            id(Ids.ATTEMPT, 1),
            "g",
            "ch_1",
            new Money(amount, currency),
            new Money(fee, currency)));
  }

  private static List<Posting> refunded(long amount, long fee, String code) {
    Currency currency = Money.currencyOf(code);
    return Postings.refunded(
        Account.buyer("b", currency),
        Account.supplier("s", currency),
        new Refunded(
            id(Ids.ORDER, 1),
            id(Ids.PAYMENT, 1),
            id(Ids.REFUND, 1),
            "g",
            "re_1",
            new Money(amount, currency),
            new Money(fee, currency)));
  }

  private static Posting mirrored(Posting posting) {
    return new Posting(
        /* debit= */ posting.credit(), /* credit= */ posting.debit(), posting.amountMinor());
  }

  private static String lines(List<Posting> postings) {
    return postings.stream()
        .map(p -> p.debit().path() + " > " + p.credit().path() + " " + p.amountMinor())
        .collect(Collectors.joining("; "));
  }
}
