package dev.quittance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An event that exists is a sound one. */
class EventRulesTest {

  private static final String HEX = "0192f0c1e5a87c3e8b1d2f3a4b5c6d7e";
  private static final String ORDER = "ord_" + HEX;
  private static final Money PRICE = Money.of(1000, "CNY");

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void anOrderOwesSomething(long amount) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OrderPlaced(ORDER, "b", "s", Money.of(amount, "CNY"), "pm"))
        .withMessage("total must be positive, not " + amount + " CNY");
  }

  @ParameterizedTest
  @CsvSource({"0, CNY", "1, CNY", "1000, CNY"})
  void theFeeIsAShareOfTheAmount(long fee, String currency) {
    assertThatCode(() -> authorized(Money.of(fee, currency))).doesNotThrowAnyException();
    assertThatCode(() -> refunded(Money.of(fee, currency))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "-1,   CNY, platformFee must be between 0 and 1000 CNY",
    "1001, CNY, platformFee must be between 0 and 1000 CNY",
    "0,    JPY, platformFee must be in CNY",
  })
  void aFeeThatIsNoShareIsRefused(long fee, String currency, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> authorized(Money.of(fee, currency)))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> refunded(Money.of(fee, currency)))
        .withMessage(message);
  }

  @Test
  void anIdOfAnotherKindIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PaymentFailed(ORDER, ORDER, "att_" + HEX, "bank", "declined"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PaymentFailed(ORDER, "pay_" + HEX, "rfd_" + HEX, "bank", "declined"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\nb", "a\u0000b", "a\u0085b", "\ud800", "a\udc00b"})
  void textThatADatabaseOrJsonCouldNotHoldIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ParkedEventDiscarded(ORDER, "ledger-service", 0, "anna", text))
        .withMessage("reason must have 1 to 255 printable characters");
  }

  @Test
  void textIsCountedInCharactersNotInSurrogates() {
    assertThatCode(() -> new ParkedEventRetried(ORDER, "s", 0, "😀".repeat(255)))
        .doesNotThrowAnyException();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ParkedEventRetried(ORDER, "s", 0, "😀".repeat(256)));
  }

  @Test
  void anOffsetIsNeverNegative() {
    assertThat(new ParkedEventRetried(ORDER, "s", Long.MAX_VALUE, "anna").parkedOffset())
        .isEqualTo(Long.MAX_VALUE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ParkedEventRetried(ORDER, "s", -1, "anna"))
        .withMessage("parkedOffset must be zero or more, not -1");
  }

  private static PaymentAuthorized authorized(Money fee) {
    return new PaymentAuthorized(ORDER, "pay_" + HEX, "att_" + HEX, "bank", "ref", PRICE, fee);
  }

  private static Refunded refunded(Money fee) {
    return new Refunded(ORDER, "pay_" + HEX, "rfd_" + HEX, "bank", "ref", PRICE, fee);
  }
}
