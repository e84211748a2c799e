package dev.quittance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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
  @CsvSource({
    "0,    CNY, 'shipping must be positive, not 0 CNY'",
    "1000, CNY, shipping must be less than 1000 CNY",
    "1,    JPY, shipping must be in CNY",
  })
  void shippingIsAPartOfTheTotal(long shipping, String currency, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new OrderPlaced(ORDER, "b", "s", PRICE, "pm", Money.of(shipping, currency), null, null))
        .withMessage(message);
  }

  @Test
  void anAcknowledgementHasAStatusAndATime() {
    Instant at = Instant.parse("2026-11-22T10:00:00.123456789Z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OrderPlaced(ORDER, "b", "s", PRICE, "pm", null, null, at))
        .withMessage("acknowledgedStatus and acknowledgedAt must be present together");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new OrderPlaced(ORDER, "b", "s", PRICE, "pm", null, AcknowledgedStatus.EXPIRED, null));
    assertThat(
            new OrderPlaced(ORDER, "b", "s", PRICE, "pm", null, AcknowledgedStatus.EXPIRED, at)
                .acknowledgedAt())
        .isEqualTo("2026-11-22T10:00:00.123456Z");
  }

  @Test
  void whatIsPromisedOfAPaymentHasAnEnd() {
    Instant until = Instant.parse("2026-11-22T10:00:00.123456789Z");
    Money dollars = Money.of(145, "USD");
    OrderPlaced quoted = quoted(dollars, null, "0.145", until);
    assertThat(quoted.quotedUntil()).isEqualTo("2026-11-22T10:00:00.123456Z");
    assertThat(quoted.quoted()).isEqualTo(dollars);
    assertThat(quoted(null, Money.of(10, "CNY"), null, until).quoted())
        .isEqualTo(Money.of(1010, "CNY"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> quoted(dollars, null, "0.145", null))
        .withMessage("quotedUntil must be present with charged or surcharge");
    assertThatIllegalArgumentException().isThrownBy(() -> quoted(dollars, null, null, until));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> quoted(null, Money.of(10, "USD"), null, until));
  }

  private static OrderPlaced quoted(
      @Nullable Money charged,
      @Nullable Money surcharge,
      @Nullable String rate,
      @Nullable Instant until) {
    return new OrderPlaced(
        ORDER, "b", "s", PRICE, "pm", null, null, null, charged, surcharge, rate, until);
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

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          # charged | surcharge | rate | what is wrong
          -         | -         | -      | -
          1000 CNY  | -         | -      | -
          1020 CNY  | 20 CNY    | -      | -
          141 EUR   | 20 CNY    | 0.1385 | -
          141 EUR   | -         | 0.000123456789012345678 | -
          141 EUR   | -         | 123456789012345678      | -
          1000 CNY  | 20 CNY    | -      | charged must be 1020 CNY, or in another currency
          999 CNY   | -         | -      | charged must be 1000 CNY, or in another currency
          0 EUR     | -         | 0.1    | charged must be positive, not 0 EUR
          141 EUR   | -         | -      | rate is missing: charged is in another currency than 1000 CNY
          1000 CNY  | -         | 1      | rate is only for what is charged in another currency
          -         | -         | 1      | rate is only for what is charged in another currency
          -         | 0 CNY     | -      | surcharge must be positive, not 0 CNY
          -         | 20 EUR    | -      | surcharge must be in CNY
          141 EUR   | -         | 0      | rate must be a positive decimal of at most 18 digits, not '0'
          141 EUR   | -         | 0.0    | rate must be a positive decimal of at most 18 digits, not '0.0'
          141 EUR   | -         | 1e1    | rate must be a positive decimal of at most 18 digits, not '1e1'
          141 EUR   | -         | -1     | rate must be a positive decimal of at most 18 digits, not '-1'
          141 EUR   | -         | 01     | rate must be a positive decimal of at most 18 digits, not '01'
          141 EUR   | -         | .5     | rate must be a positive decimal of at most 18 digits, not '.5'
          """)
  void whatIsChargedIsTheAmountAndTheSurchargeOrHasARate(
      @Nullable String charged,
      @Nullable String surcharge,
      @Nullable String rate,
      @Nullable String message) {
    ThrowingCallable authorized =
        () ->
            new PaymentAuthorized(
                ORDER,
                "pay_" + HEX,
                "att_" + HEX,
                "card",
                "ref",
                PRICE,
                Money.of(25, "CNY"),
                money(charged),
                money(surcharge),
                rate,
                null);
    if (message == null) {
      assertThatCode(authorized).doesNotThrowAnyException();
    } else {
      assertThatIllegalArgumentException().isThrownBy(authorized).withMessage(message);
    }
  }

  private static @Nullable Money money(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String[] parts = text.split(" ", -1);
    return Money.of(Long.parseLong(parts[0]), parts[1]);
  }

  @Test
  void aLossIsBorneBySomebodyAndAWinByNobody() {
    for (DisputeClosed.Outcome outcome : DisputeClosed.Outcome.values()) {
      DisputeClosed.Bearer wrong =
          outcome == DisputeClosed.Outcome.WON ? DisputeClosed.Bearer.PLATFORM : null;
      assertThatIllegalArgumentException()
          .isThrownBy(() ->
              new DisputeClosed(
                  ORDER, "pay_" + HEX, "dsp_" + HEX, "card", outcome, wrong, PRICE, null))
          .withMessage("borneBy must be there exactly if the dispute is lost");
    }
  }

  @Test
  void aDisputeGivesSomethingBackUnlessItIsRejected() {
    for (BuyerDisputeResolved.Outcome outcome : BuyerDisputeResolved.Outcome.values()) {
      Money wrong = outcome == BuyerDisputeResolved.Outcome.REJECTION ? PRICE : null;
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new BuyerDisputeResolved(ORDER, "dsp_" + HEX, outcome, wrong, "sam"))
          .withMessage("amount must be there exactly if something goes back");
    }
    assertThat(BuyerDisputeResolved.refundId("dsp_" + HEX)).isEqualTo("rfd_" + HEX);
  }

  @Test
  void opsDecideOnEventsOfOrdersAndOfReceipts() {
    assertThat(new ParkedEventRetried("rcp_" + HEX, "s", 7, "anna").subject())
        .isEqualTo("rcp_" + HEX);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ParkedEventRetried("pay_" + HEX, "s", 7, "anna"));
  }

  @ParameterizedTest
  @EnumSource(FailureReason.class)
  void everyReasonOfFailureSpeaksEnglishAndChinese(FailureReason reason) {
    assertThat(FailureReason.of(reason.wireName())).isSameAs(reason);
    assertThat(Ids.isName(reason.wireName())).isTrue();
    assertThat(reason.advice(Locale.UK)).matches("[A-Z][ -~]+\\.");
    assertThat(reason.advice(Locale.SIMPLIFIED_CHINESE)).endsWith("。");
    assertThat(FailureReason.of("card_declined")).isSameAs(FailureReason.DECLINED);
  }

  private static PaymentAuthorized authorized(Money fee) {
    return new PaymentAuthorized(ORDER, "pay_" + HEX, "att_" + HEX, "bank", "ref", PRICE, fee);
  }

  private static Refunded refunded(Money fee) {
    return new Refunded(ORDER, "pay_" + HEX, "rfd_" + HEX, "bank", "ref", PRICE, fee);
  }
}
