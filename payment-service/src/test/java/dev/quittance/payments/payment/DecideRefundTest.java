package dev.quittance.payments.payment;

import static dev.quittance.payments.payment.Samples.ORDER;
import static dev.quittance.payments.payment.Samples.PAYMENT;
import static dev.quittance.payments.payment.Samples.REFUND;
import static dev.quittance.payments.payment.Samples.cny;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Limits;
import dev.quittance.contract.Money;
import dev.quittance.contract.Refunded;
import dev.quittance.payments.payment.Decision.Refused;
import dev.quittance.payments.payment.Decision.Taken;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecideRefundTest {

  @ParameterizedTest(name = "{0}, asked for {1} {2}: {3}")
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
          AUTHORIZED           | 1      | USD      | OTHER_CURRENCY
          AUTHORIZED           | 999999 | USD      | OTHER_CURRENCY
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
  void aRefundIsReservedOrRefused(
      PaymentStatus status, String amount, String currency, String answer) {
    Money asked = amount.equals("all") ? null : Money.of(Long.parseLong(amount), currency);
    Decision decision = Decide.decide(Samples.payment(status), new Command.AskRefund(asked, 0));
    String found =
        switch (decision) {
          case Refused refused -> refused.refusal().name();
          case Taken(Change.RefundReserved reserved, var events) ->
              "reserves " + reserved.amount().amountMinor();
          case Taken taken -> taken.toString();
        };
    assertThat(found).isEqualTo(answer);
  }

  @Test
  void thereAreNoMoreRefundsThanTheLedgerTakes() {
    Payment payment = Samples.payment(PaymentStatus.AUTHORIZED);
    long made = 0;
    Decision decision = Decide.decide(payment, new Command.AskRefund(cny(1), made));
    while (decision instanceof Taken(Change change, var events)) {
      payment = Evolve.evolve(payment, change);
      decision = Decide.decide(payment, new Command.AskRefund(cny(1), ++made));
    }
    assertThat(made).isEqualTo(Limits.MAX_REFUNDS_PER_ORDER);
    assertThat(decision).isEqualTo(new Refused(PaymentRefusal.TOO_MANY_REFUNDS));
    assertThat(payment.refundable().isPositive()).isTrue();
    assertThat(Decide.decide(payment, new Command.AskRefund(null, made))).isEqualTo(decision);
  }

  @Test
  void aPaidRefundIsPublishedWithItsPartOfTheFee() {
    Payment reserved =
        Evolve.evolve(
            Samples.payment(PaymentStatus.AUTHORIZED), new Change.RefundReserved(cny(1099)));
    assertThat(reserved.refundable()).isEqualTo(cny(0));
    var taken =
        (Taken)
            Decide.decide(
                reserved,
                new Command.AnswerRefund(REFUND, cny(1099), new RefundOutcome.Paid("re_1")));
    assertThat(taken.events())
        .containsExactly(new Refunded(ORDER, PAYMENT, REFUND, "stripe", "re_1", cny(1099), cny(7)));
    Payment after = Evolve.evolve(reserved, taken.change());
    assertThat(after.status()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(after.feeGivenBack()).isEqualTo(after.platformFee());
  }

  @Test
  void aRejectedRefundFreesItsAmount() {
    Payment authorized = Samples.payment(PaymentStatus.AUTHORIZED);
    Payment reserved = Evolve.evolve(authorized, new Change.RefundReserved(cny(500)));
    var answer = new Command.AnswerRefund(REFUND, cny(500), new RefundOutcome.Rejected("no"));
    var taken = (Taken) Decide.decide(reserved, answer);
    assertThat(taken.events()).isEmpty();
    assertThat(Evolve.evolve(reserved, taken.change())).isEqualTo(authorized);
  }

  @Test
  void anOpenRefundChangesNothing() {
    Payment reserved =
        Evolve.evolve(
            Samples.payment(PaymentStatus.AUTHORIZED), new Change.RefundReserved(cny(500)));
    var answer = new Command.AnswerRefund(REFUND, cny(500), new RefundOutcome.Open("no answer"));
    var taken = (Taken) Decide.decide(reserved, answer);
    assertThat(taken.events()).isEmpty();
    assertThat(Evolve.evolve(reserved, taken.change())).isEqualTo(reserved);
  }

  /** Asks and answers in any order, against a model that only counts. */
  @Test
  void whateverTheOrderRefundsAddUpAndNeverExceedThePayment() {
    Random random = new Random(20261124);
    for (int round = 0; round < 2_000; round++) {
      Payment payment = Samples.payment(PaymentStatus.AUTHORIZED);
      List<Money> pending = new ArrayList<>();
      long left = 1099;
      long refunded = 0;
      long fees = 0;
      for (int step = 0; step < 40; step++) {
        if (pending.isEmpty() || random.nextBoolean()) {
          Money ask = cny(1 + random.nextInt(400));
          Decision decision = Decide.decide(payment, new Command.AskRefund(ask, 0));
          boolean fits = ask.amountMinor() <= left;
          assertThat(decision instanceof Taken).isEqualTo(fits);
          if (decision instanceof Taken taken) {
            payment = Evolve.evolve(payment, taken.change());
            pending.add(ask);
            left -= ask.amountMinor();
          }
        } else {
          Money answered = pending.remove(random.nextInt(pending.size()));
          boolean paid = random.nextInt(3) > 0;
          RefundOutcome outcome =
              paid ? new RefundOutcome.Paid("re_1") : new RefundOutcome.Rejected("no");
          var taken =
              (Taken) Decide.decide(payment, new Command.AnswerRefund(REFUND, answered, outcome));
          payment = Evolve.evolve(payment, taken.change());
          left += paid ? 0 : answered.amountMinor();
          refunded += paid ? answered.amountMinor() : 0;
          fees +=
              taken.events().stream()
                  .mapToLong(event -> ((Refunded) event).platformFee().amountMinor())
                  .sum();
        }
        assertThat(payment.refundable()).isEqualTo(cny(left));
        assertThat(payment.refunded()).isEqualTo(cny(refunded));
        assertThat(payment.feeGivenBack()).isEqualTo(cny(fees));
      }
      assertThat(payment.status())
          .isEqualTo(
              refunded == 0
                  ? PaymentStatus.AUTHORIZED
                  : refunded == 1099 ? PaymentStatus.REFUNDED : PaymentStatus.PARTIALLY_REFUNDED);
    }
  }
}
