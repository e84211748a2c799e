package dev.quittance.payments.payment;

import static dev.quittance.payments.payment.Samples.ORDER;
import static dev.quittance.payments.payment.Samples.PAYMENT;
import static dev.quittance.payments.payment.Samples.REFUND;
import static dev.quittance.payments.payment.Samples.cny;
import static dev.quittance.payments.payment.Samples.refund;
import static dev.quittance.payments.payment.Samples.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Limits;
import dev.quittance.contract.Money;
import dev.quittance.contract.Refunded;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.operation.Outcome;
import dev.quittance.payments.payment.Decision.Accepted;
import dev.quittance.payments.payment.Decision.Rejected;
import dev.quittance.payments.payment.PaymentCommand.RequestRefund;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefundFoldTest {

  @ParameterizedTest(name = "{0}, {1} {2} requested: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # payment (1099 CNY) | amount | currency | answer
          AUTHORIZED           | 1      | CNY      | reserves 1
          AUTHORIZED           | 1099   | CNY      | reserves 1099
          AUTHORIZED           | all    | CNY      | reserves 1099
          AUTHORIZED           | 1100   | CNY      | REFUND_EXCEEDS_REMAINING
          AUTHORIZED           | 0      | CNY      | NOT_POSITIVE
          AUTHORIZED           | -1     | CNY      | NOT_POSITIVE
          AUTHORIZED           | 1      | USD      | CURRENCY_MISMATCH
          AUTHORIZED           | 999999 | USD      | CURRENCY_MISMATCH
          PARTIALLY_REFUNDED   | all    | CNY      | reserves 1000
          PARTIALLY_REFUNDED   | 1000   | CNY      | reserves 1000
          PARTIALLY_REFUNDED   | 1001   | CNY      | REFUND_EXCEEDS_REMAINING
          REFUNDED             | all    | CNY      | REFUND_EXCEEDS_REMAINING
          REFUNDED             | 1      | CNY      | REFUND_EXCEEDS_REMAINING
          PENDING              | 1      | CNY      | PAYMENT_NOT_AUTHORIZED
          PENDING              | 1      | USD      | PAYMENT_NOT_AUTHORIZED
          ACTION_REQUIRED      | all    | CNY      | PAYMENT_NOT_AUTHORIZED
          FAILED               | 1100   | CNY      | PAYMENT_NOT_AUTHORIZED
          """)
  void aRefundIsReservedOrRejected(
      PaymentStatus status, String amount, String currency, String answer) {
    Money asked = amount.equals("all") ? null : Money.of(Long.parseLong(amount), currency);
    Decision decision = PaymentDecider.decide(Samples.payment(status), new RequestRefund(asked, 0));
    String found =
        switch (decision) {
          case Rejected rejected -> rejected.code().name();
          case Accepted(PaymentChange.RefundReserved reserved) ->
              "reserves " + reserved.amount().amountMinor();
          case Accepted accepted -> accepted.toString();
        };
    assertThat(found).isEqualTo(answer);
  }

  @Test
  void thereAreNoMoreRefundsThanTheLedgerBooks() {
    Payment payment = Samples.payment(PaymentStatus.AUTHORIZED);
    long made = 0;
    Decision decision = PaymentDecider.decide(payment, new RequestRefund(cny(1), made));
    while (decision instanceof Accepted(PaymentChange change)) {
      payment = PaymentFold.apply(payment, change);
      decision = PaymentDecider.decide(payment, new RequestRefund(cny(1), ++made));
    }
    assertThat(made).isEqualTo(Limits.MAX_REFUNDS_PER_ORDER);
    assertThat(decision).isEqualTo(new Rejected(RejectionCode.TOO_MANY_REFUNDS));
    assertThat(payment.refundable().isPositive()).isTrue();
    assertThat(PaymentDecider.decide(payment, new RequestRefund(null, made))).isEqualTo(decision);
  }

  @Test
  void aPaidRefundIsPublishedWithItsPartOfTheFee() {
    Payment reserved = reserved(Samples.payment(PaymentStatus.AUTHORIZED), 1099);
    assertThat(reserved.refundable()).isEqualTo(cny(0));
    Operation refund = refund(1099);
    var applied = PaymentFold.apply(reserved, refund, told(refund, new Outcome.Succeeded("re_1")));
    assertThat(applied.events())
        .containsExactly(
            new Refunded(ORDER, PAYMENT, REFUND, "sandbox", "re_1", cny(1099), cny(7)));
    assertThat(applied.payment().status()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(applied.payment().state().feeGivenBack()).isEqualTo(cny(7));
    assertThat(applied.operation().state().platformFee()).isEqualTo(cny(7));
  }

  @Test
  void aDeclinedRefundFreesItsAmountAndAnOpenOneChangesNothing() {
    Payment authorized = Samples.payment(PaymentStatus.AUTHORIZED);
    Payment reserved = reserved(authorized, 500);
    Operation refund = refund(500);
    var open = PaymentFold.apply(reserved, refund, told(refund, new Outcome.Unknown("503")));
    assertThat(open.events()).isEmpty();
    assertThat(open.payment()).isEqualTo(reserved);
    var declined = PaymentFold.apply(reserved, refund, told(refund, new Outcome.Declined("no")));
    assertThat(declined.events()).isEmpty();
    assertThat(declined.payment().status()).isEqualTo(PaymentStatus.AUTHORIZED);
    assertThat(declined.payment().refundable()).isEqualTo(authorized.refundable());
  }

  /** Requests and answers in any order, against a model that only counts. */
  @Test
  void whateverTheOrderRefundsAddUpAndNeverExceedThePayment() {
    Random random = new Random(20261124);
    for (int round = 0; round < 2_000; round++) {
      Payment payment = Samples.payment(PaymentStatus.AUTHORIZED);
      List<Long> pending = new ArrayList<>();
      long left = 1099;
      long refunded = 0;
      long fees = 0;
      for (int step = 0; step < 40; step++) {
        if (pending.isEmpty() || random.nextBoolean()) {
          long ask = 1L + random.nextInt(400);
          Decision decision = PaymentDecider.decide(payment, new RequestRefund(cny(ask), 0));
          assertThat(decision instanceof Accepted).isEqualTo(ask <= left);
          if (decision instanceof Accepted(PaymentChange change)) {
            payment = PaymentFold.apply(payment, change);
            pending.add(ask);
            left -= ask;
          }
        } else {
          long answered = pending.remove(random.nextInt(pending.size()));
          boolean paid = random.nextInt(3) > 0;
          Operation refund = refund(answered);
          var applied =
              PaymentFold.apply(
                  payment,
                  refund,
                  told(refund, paid ? new Outcome.Succeeded("re_1") : new Outcome.Declined("no")));
          payment = applied.payment();
          left += paid ? 0 : answered;
          refunded += paid ? answered : 0;
          fees +=
              applied.events().stream()
                  .mapToLong(event -> ((Refunded) event).platformFee().amountMinor())
                  .sum();
        }
        assertThat(payment.refundable()).isEqualTo(cny(left));
        assertThat(payment.state().refunded()).isEqualTo(cny(refunded));
        assertThat(payment.state().feeGivenBack()).isEqualTo(cny(fees));
      }
      assertThat(payment.status())
          .isEqualTo(
              refunded == 0
                  ? PaymentStatus.AUTHORIZED
                  : refunded == 1099 ? PaymentStatus.REFUNDED : PaymentStatus.PARTIALLY_REFUNDED);
    }
  }

  private static Payment reserved(Payment payment, long minor) {
    return PaymentFold.apply(payment, new PaymentChange.RefundReserved(cny(minor)));
  }
}
