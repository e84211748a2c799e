package dev.quittance.payments.payment;

import static dev.quittance.payments.payment.Samples.ATTEMPT;
import static dev.quittance.payments.payment.Samples.ORDER;
import static dev.quittance.payments.payment.Samples.PAYMENT;
import static dev.quittance.payments.payment.Samples.cny;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.payments.payment.Decision.Refused;
import dev.quittance.payments.payment.Decision.Taken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecideAttemptTest {

  @ParameterizedTest(name = "{0}, told {1}, becomes {2} and publishes {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # before           | answer          | after              | event
          PENDING            | AUTHORIZED      | AUTHORIZED         | PaymentAuthorized
          PENDING            | DECLINED        | FAILED             | PaymentFailed
          PENDING            | ACTION_REQUIRED | ACTION_REQUIRED    | none
          PENDING            | PENDING         | PENDING            | none
          PENDING            | UNKNOWN         | PENDING            | none
          ACTION_REQUIRED    | AUTHORIZED      | AUTHORIZED         | PaymentAuthorized
          ACTION_REQUIRED    | DECLINED        | FAILED             | PaymentFailed
          ACTION_REQUIRED    | ACTION_REQUIRED | ACTION_REQUIRED    | none
          ACTION_REQUIRED    | PENDING         | PENDING            | none
          ACTION_REQUIRED    | UNKNOWN         | ACTION_REQUIRED    | none
          AUTHORIZED         | AUTHORIZED      | refused            | none
          AUTHORIZED         | DECLINED        | refused            | none
          FAILED             | AUTHORIZED      | refused            | none
          FAILED             | UNKNOWN         | refused            | none
          PARTIALLY_REFUNDED | AUTHORIZED      | refused            | none
          REFUNDED           | DECLINED        | refused            | none
          """)
  void anAnswerMovesAnOpenPaymentOnce(
      PaymentStatus before, String answer, String after, String event) {
    Payment payment = Samples.payment(before);
    Decision decision = Decide.decide(payment, new Command.AnswerAttempt(ATTEMPT, outcome(answer)));
    switch (decision) {
      case Refused refused -> {
        assertThat(after).isEqualTo("refused");
        assertThat(refused.refusal()).isEqualTo(PaymentRefusal.ALREADY_ANSWERED);
      }
      case Taken taken -> {
        assertThat(Evolve.evolve(payment, taken.change()).status()).hasToString(after);
        assertThat(
                taken.events().stream()
                    .map(published -> published.getClass().getSimpleName())
                    .findFirst()
                    .orElse("none"))
            .isEqualTo(event);
        assertThat(taken.events()).hasSize(event.equals("none") ? 0 : 1);
      }
    }
  }

  @Test
  void anAuthorizationSaysWhatWasAuthorizedAndWhatThePlatformTakes() {
    var taken = (Taken) decide("AUTHORIZED");
    assertThat(taken.events())
        .containsExactly(
            new PaymentAuthorized(ORDER, PAYMENT, ATTEMPT, "stripe", "ch_9", cny(1099), cny(7)));
    Payment after = Evolve.evolve(Samples.payment(PaymentStatus.PENDING), taken.change());
    assertThat(after.gatewayReference()).isEqualTo("ch_9");
    assertThat(after.refundable()).isEqualTo(cny(1099));
  }

  @Test
  void aFailureSaysWhy() {
    var taken = (Taken) decide("DECLINED");
    assertThat(taken.events())
        .containsExactly(
            new PaymentFailed(ORDER, PAYMENT, ATTEMPT, "stripe", "insufficient_funds"));
    Payment after = Evolve.evolve(Samples.payment(PaymentStatus.PENDING), taken.change());
    assertThat(after.failureReason()).isEqualTo("insufficient_funds");
    assertThat(after.refundable()).isEqualTo(cny(0));
  }

  @Test
  void aDeclineInWordsIsStillADecline() {
    assertThat(new AuthorizationOutcome.Declined("Do not honour!").reason()).isEqualTo("declined");
  }

  private static Decision decide(String answer) {
    return Decide.decide(
        Samples.payment(PaymentStatus.PENDING),
        new Command.AnswerAttempt(ATTEMPT, outcome(answer)));
  }

  private static AuthorizationOutcome outcome(String answer) {
    return switch (answer) {
      case "AUTHORIZED" -> new AuthorizationOutcome.Authorized("ch_9");
      case "DECLINED" -> new AuthorizationOutcome.Declined("insufficient_funds");
      case "ACTION_REQUIRED" -> new AuthorizationOutcome.ActionRequired("ch_9");
      case "PENDING" -> new AuthorizationOutcome.Pending("ch_9");
      case "UNKNOWN" -> new AuthorizationOutcome.Unknown("no answer");
      default -> throw new IllegalArgumentException(answer);
    };
  }
}
