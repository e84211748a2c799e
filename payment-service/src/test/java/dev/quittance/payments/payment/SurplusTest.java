package dev.quittance.payments.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.operation.OperationKind;
import dev.quittance.payments.operation.OperationStatus;
import dev.quittance.payments.operation.Outcome;
import org.junit.jupiter.api.Test;

/** A gateway charges for an attempt that it had failed. */
class SurplusTest {

  private final Operation failed =
      Samples.told(Samples.attempt(1, "sandbox"), new Outcome.Declined("declined"));
  private final Operation charged = Samples.told(failed, new Outcome.Succeeded("ch_late"));

  @Test
  void aPaymentThatHasNoOtherAttemptIsPaidByTheLateCharge() {
    var applied = PaymentFold.apply(Samples.payment(PaymentStatus.FAILED), failed, charged);
    assertThat(applied.payment().status()).isEqualTo(PaymentStatus.AUTHORIZED);
    assertThat(applied.payment().state().gatewayReference()).isEqualTo("ch_late");
    assertThat(applied.payment().state().failureReason()).isNull();
    assertThat(applied.events())
        .singleElement()
        .isInstanceOfSatisfying(
            PaymentAuthorized.class, event -> assertThat(event.attemptId()).isEqualTo(failed.id()));
  }

  @Test
  void aPaymentThatAnotherAttemptHasPaidKeepsItsChargeAndReversesTheLateOne() {
    Payment paid = Samples.payment(PaymentStatus.AUTHORIZED);
    var applied = PaymentFold.apply(paid, failed, charged);
    assertThat(applied.payment()).isEqualTo(paid);
    assertThat(applied.events()).isEmpty();
    assertThat(applied.operation().status()).isEqualTo(OperationStatus.SURPLUS);
    assertThat(applied.operation().becameSurplus(failed)).isTrue();

    Operation reversal = applied.operation().reversal(Samples.REFUND, Samples.NOON);
    assertThat(reversal.terms().kind()).isEqualTo(OperationKind.REFUND);
    assertThat(reversal.terms().chargeReference()).isEqualTo("ch_late");
    assertThat(reversal.terms().charge().charged()).isEqualTo(Samples.cny(1099));

    Operation asked = reversal.claim(Samples.NOON, Samples.NOON.plusSeconds(60)).operation();
    var back = PaymentFold.apply(paid, asked, Samples.told(asked, new Outcome.Succeeded("re_1")));
    assertThat(back.payment()).isEqualTo(paid);
    assertThat(back.events()).isEmpty();
  }
}
