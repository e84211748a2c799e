package dev.quittance.payments.payment;

import static dev.quittance.payments.payment.Samples.ATTEMPT;
import static dev.quittance.payments.payment.Samples.ORDER;
import static dev.quittance.payments.payment.Samples.PAYMENT;
import static dev.quittance.payments.payment.Samples.REDIRECT;
import static dev.quittance.payments.payment.Samples.attempt;
import static dev.quittance.payments.payment.Samples.cny;
import static dev.quittance.payments.payment.Samples.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.FailureReason;
import dev.quittance.contract.NextAction;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.operation.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptFoldTest {

  private final Payment pending = Samples.payment(PaymentStatus.PENDING);

  @ParameterizedTest(name = "{0}, told {1}, becomes {2} and publishes {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # before        | told            | after           | event
          PENDING         | succeeded       | AUTHORIZED      | PaymentAuthorized
          PENDING         | declined        | FAILED          | PaymentFailed
          PENDING         | action_required | ACTION_REQUIRED | PaymentActionRequired
          PENDING         | pending         | PENDING         | none
          PENDING         | unknown         | PENDING         | none
          ACTION_REQUIRED | succeeded       | AUTHORIZED      | PaymentAuthorized
          ACTION_REQUIRED | declined        | FAILED          | PaymentFailed
          ACTION_REQUIRED | action_required | ACTION_REQUIRED | none
          ACTION_REQUIRED | pending         | PENDING         | none
          ACTION_REQUIRED | unknown         | ACTION_REQUIRED | none
          """)
  void evidenceOfAnAttemptMovesItsPayment(
      PaymentStatus before, String answer, PaymentStatus after, String event) {
    Operation attempt = attempt(1, "sandbox");
    if (before == PaymentStatus.ACTION_REQUIRED) {
      attempt = told(attempt, outcome("action_required"));
    }
    var applied =
        PaymentFold.apply(Samples.payment(before), attempt, told(attempt, outcome(answer)));
    assertThat(applied.payment().status()).isEqualTo(after);
    assertThat(applied.events().stream().map(one -> one.getClass().getSimpleName()))
        .isEqualTo(event.equals("none") ? List.of() : List.of(event));
  }

  @Test
  void anAuthorizationSaysWhatWasAuthorizedAndWhatThePlatformTakes() {
    var applied = apply(new Outcome.Succeeded("ch_9"));
    assertThat(applied.events())
        .containsExactly(
            new PaymentAuthorized(ORDER, PAYMENT, ATTEMPT, "sandbox", "ch_9", cny(1099), cny(7)));
    assertThat(applied.payment().state().gatewayReference()).isEqualTo("ch_9");
    assertThat(applied.payment().refundable()).isEqualTo(cny(1099));
  }

  @Test
  void aFailureSaysWhy() {
    var applied = apply(new Outcome.Declined("insufficient_funds"));
    assertThat(applied.events())
        .containsExactly(
            PaymentFailed.of(ORDER, PAYMENT, ATTEMPT, "sandbox", FailureReason.INSUFFICIENT_FUNDS));
    assertThat(applied.payment().state().failureReason()).isEqualTo("insufficient_funds");
    assertThat(applied.payment().refundable()).isEqualTo(cny(0));
  }

  @Test
  void aDemandSaysWhatTheBuyerHasToDoAndAnotherDemandIsPublishedToo() {
    Operation first = told(attempt(1, "sandbox"), new Outcome.ActionRequired("ch_9", REDIRECT));
    NextAction code = new NextAction.OneTimeCode("+86 138****1234", null);
    Operation second = told(first, new Outcome.ActionRequired("ch_9", code));
    Payment waiting = Samples.payment(PaymentStatus.ACTION_REQUIRED);
    assertThat(PaymentFold.apply(waiting, first, second).events())
        .containsExactly(
            new PaymentActionRequired(ORDER, PAYMENT, ATTEMPT, "sandbox", cny(1099), code));
    assertThat(PaymentFold.apply(waiting, second, told(second, outcome("unknown"))).events())
        .isEmpty();
  }

  @Test
  void aFailedPaymentCanBeAttemptedAgainAtAnotherGateway() {
    Payment failed = apply(new Outcome.Declined("card_declined")).payment();
    var decision =
        (Decision.Accepted)
            PaymentDecider.decide(failed, new PaymentCommand.StartAttempt("scripted"));
    Payment again = PaymentFold.apply(failed, decision.change());
    assertThat(again.status()).isEqualTo(PaymentStatus.PENDING);
    assertThat(again.state().attempts()).isEqualTo(2);
    assertThat(again.state().failureReason()).isNull();

    Operation second = attempt(2, "scripted");
    var applied = PaymentFold.apply(again, second, told(second, new Outcome.Succeeded("w_1")));
    assertThat(applied.payment().status()).isEqualTo(PaymentStatus.AUTHORIZED);
    assertThat(applied.payment().state().gateway()).isEqualTo("scripted");
    assertThat(((PaymentAuthorized) applied.events().getFirst()).gateway()).isEqualTo("scripted");
  }

  @ParameterizedTest(name = "another attempt at a payment that is {0}: {1}")
  @CsvSource({
    "PENDING, ATTEMPT_OPEN",
    "ACTION_REQUIRED, ATTEMPT_OPEN",
    "AUTHORIZED, ALREADY_AUTHORIZED",
    "PARTIALLY_REFUNDED, ALREADY_AUTHORIZED",
    "REFUNDED, ALREADY_AUTHORIZED",
  })
  void noSecondAttemptIsMadeBesideOneThatIsOpenOrSucceeded(
      PaymentStatus status, RejectionCode code) {
    assertThat(
            PaymentDecider.decide(
                Samples.payment(status), new PaymentCommand.StartAttempt("sandbox")))
        .isEqualTo(new Decision.Rejected(code));
  }

  private PaymentFold.Applied apply(Outcome outcome) {
    Operation attempt = attempt(1, "sandbox");
    return PaymentFold.apply(pending, attempt, told(attempt, outcome));
  }

  private static Outcome outcome(String answer) {
    return switch (answer) {
      case "succeeded" -> new Outcome.Succeeded("ch_9");
      case "declined" -> new Outcome.Declined("insufficient_funds");
      case "action_required" -> new Outcome.ActionRequired("ch_9", REDIRECT);
      case "pending" -> new Outcome.Pending("ch_9");
      case "unknown" -> new Outcome.Unknown("no answer");
      default -> throw new IllegalArgumentException(answer);
    };
  }
}
