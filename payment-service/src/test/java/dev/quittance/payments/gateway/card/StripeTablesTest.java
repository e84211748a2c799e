package dev.quittance.payments.gateway.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.contract.FailureReason;
import dev.quittance.contract.Money;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stripe's codes and numbers in our words. */
class StripeTablesTest {

  @ParameterizedTest
  @CsvSource({
    "card_declined, generic_decline, declined",
    "card_declined, insufficient_funds, insufficient_funds",
    "card_declined, fraudulent, suspected_fraud",
    "card_declined, lost_card, declined",
    "card_declined, card_velocity_exceeded, limit_exceeded",
    "expired_card, expired_card, expired_card",
    "incorrect_cvc, incorrect_cvc, incorrect_cvc",
    "processing_error, processing_error, processing_error",
    "payment_intent_authentication_failure, , authentication_failed",
    "expired_card, a_code_of_tomorrow, expired_card",
    "a_code_of_tomorrow, , declined",
    ", , declined",
  })
  void aCodeHasAReason(String code, String declineCode, String reason) {
    assertThat(StripeReasons.of(code, declineCode)).isEqualTo(FailureReason.of(reason));
    assertThat(FailureReason.of(reason).wireName()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "CNY, 1099, 1099",
    "JPY, 500, 500",
    "KWD, 1230, 1230",
    "ISK, 5, 500",
    "UGX, 7, 700",
    "MGA, 1500, 15",
  })
  void amountsAreInStripesOwnUnits(String currency, long ours, long stripes) {
    Money money = Money.of(ours, currency);
    assertThat(StripeAmounts.toStripe(money)).contains(stripes);
    assertThat(StripeAmounts.fromStripe(stripes, currency)).isEqualTo(money);
  }

  @ParameterizedTest
  @CsvSource({"KWD, 1234", "MGA, 1501"})
  void whatStripeCannotExpressIsNotRounded(String currency, long ours) {
    assertThat(StripeAmounts.toStripe(Money.of(ours, currency))).isEqualTo(Optional.empty());
  }

  @Test
  void whatIsNoAmountIsRefused() {
    assertThatThrownBy(() -> StripeAmounts.fromStripe(150, "ISK"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
