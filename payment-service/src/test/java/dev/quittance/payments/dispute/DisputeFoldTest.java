package dev.quittance.payments.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderEvent;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.payments.gateway.notification.DisputeNotice;
import dev.quittance.payments.gateway.notification.DisputeNotice.Status;
import dev.quittance.payments.operation.Charge;
import dev.quittance.payments.payment.Decision;
import dev.quittance.payments.payment.Disputes;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.payment.PaymentChange;
import dev.quittance.payments.payment.PaymentCommand;
import dev.quittance.payments.payment.PaymentDecider;
import dev.quittance.payments.payment.PaymentFold;
import dev.quittance.payments.payment.PaymentState;
import dev.quittance.payments.payment.PaymentStatus;
import dev.quittance.payments.payment.RejectionCode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisputeFoldTest {

  private static final String PAYMENT = "pay_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e";
  private static final String ORDER = "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7f";
  private static final String DISPUTE = "dsp_0192f0c1e5a87c3e8b1d2f3a4b5c6d80";
  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final LossRule RULE = new LossRule(Set.of("fraudulent"));
  private static final Charge CHARGE = Charge.of("pm_card_visa", cny(1000));
  private static final Charge SURCHARGED =
      new Charge("pm_card_visa", null, cny(1020), null, cny(20));
  private static final Money FEE = cny(1500);

  @Test
  void anOpenedDisputeWithdrawsTheMoneyAndIsPublished() {
    DisputeFold.Result.Applied opened = open(payment(0), notice(Status.OPENED, 1000));
    assertThat(opened.dispute().status()).isEqualTo(DisputeStatus.OPEN);
    assertThat(opened.payment().state().disputes()).isEqualTo(new Disputes(cny(1000), 1));
    assertThat(opened.payment().refundable()).isEqualTo(cny(0));
    assertThat(opened.events())
        .containsExactly(
            new DisputeOpened(
                ORDER, PAYMENT, DISPUTE, "card", "du_1", cny(1000), FEE, "fraudulent"));
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false,"})
  void moneyOfAWonDisputeComesBackAndTheFeeOnlyIfTheGatewaySaysSo(
      boolean returned, @Nullable Boolean published) {
    DisputeFold.Result.Applied opened = open(payment(0), notice(Status.OPENED, 400));
    DisputeFold.Result.Applied won =
        applied(
            DisputeFold.apply(
                opened.payment(),
                opened.dispute(),
                new DisputeNotice(
                    "du_1", "ch_1", Status.WON, cny(400), FEE, returned, "fraudulent"),
                RULE,
                NOON));
    assertThat(won.dispute().status()).isEqualTo(DisputeStatus.WON);
    assertThat(won.payment().refundable()).isEqualTo(cny(1000));
    assertThat(won.events())
        .containsExactly(
            new DisputeClosed(
                ORDER,
                PAYMENT,
                DISPUTE,
                "card",
                DisputeClosed.Outcome.WON,
                null,
                cny(400),
                published));
  }

  @ParameterizedTest
  @CsvSource({"fraudulent, PLATFORM", "product_not_received, SUPPLIER", "'not a code', SUPPLIER"})
  void whoBearsALostDisputeDependsOnItsReason(String reason, DisputeClosed.Bearer bearer) {
    DisputeNotice notice =
        new DisputeNotice("du_1", "ch_1", Status.OPENED, cny(400), null, false, reason);
    DisputeFold.Result.Applied opened = open(payment(0), notice);
    DisputeFold.Result.Applied lost =
        applied(
            DisputeFold.apply(
                opened.payment(), opened.dispute(), notice(Status.LOST, 400), RULE, NOON));
    assertThat(lost.dispute().borneBy()).isEqualTo(bearer);
    assertThat(lost.payment().refundable()).isEqualTo(cny(600));
    assertThat(lost.payment().state().disputes().open()).isZero();
  }

  /** Notices may come in any order: the one that opened it may be lost. */
  @Test
  void aDecisionThatComesFirstTellsOfTheOpeningAsWell() {
    DisputeFold.Result.Applied lost = open(payment(0), notice(Status.LOST, 1000));
    assertThat(lost.events())
        .extracting(OrderEvent::getClass)
        .containsExactly(DisputeOpened.class, DisputeClosed.class);
    assertThat(lost.payment().state().disputes()).isEqualTo(new Disputes(cny(1000), 0));
    assertThat(refusal(again(lost, Status.OPENED))).isEqualTo(DisputeRefusal.NOTHING_NEW);
  }

  @Test
  void whatIsSaidAgainChangesNothingAndADecisionIsNotTurnedRound() {
    DisputeFold.Result.Applied opened = open(payment(0), notice(Status.OPENED, 1000));
    assertThat(refusal(again(opened, Status.OPENED))).isEqualTo(DisputeRefusal.NOTHING_NEW);
    DisputeFold.Result.Applied won = applied(again(opened, Status.WON));
    assertThat(refusal(again(won, Status.WON))).isEqualTo(DisputeRefusal.NOTHING_NEW);
    assertThat(refusal(again(won, Status.LOST))).isEqualTo(DisputeRefusal.CONTRADICTION);
  }

  @Test
  void moreThanIsLeftOfThePaymentIsRefused() {
    assertThat(refusal(tryOpen(payment(300), CHARGE, notice(Status.OPENED, 701))))
        .isEqualTo(DisputeRefusal.EXCEEDS_PAYMENT);
    assertThat(open(payment(300), notice(Status.OPENED, 700)).payment().refundable())
        .isEqualTo(cny(0));
    DisputeNotice dollars =
        new DisputeNotice(
            "du_1", "ch_1", Status.OPENED, Money.of(10, "USD"), null, false, "fraudulent");
    assertThat(refusal(tryOpen(payment(0), CHARGE, dollars)))
        .isEqualTo(DisputeRefusal.EXCEEDS_PAYMENT);
  }

  @Test
  void aDisputeWaitsForThePaymentAndForRefundsThatAreBeingDecided() {
    Payment pending = with(payment(0), PaymentStatus.PENDING, 0);
    assertThat(refusal(tryOpen(pending, CHARGE, notice(Status.OPENED, 1000))).maySucceedLater())
        .isTrue();
    Payment refunding = PaymentFold.apply(payment(0), new PaymentChange.RefundReserved(cny(300)));
    assertThat(refusal(tryOpen(refunding, CHARGE, notice(Status.OPENED, 700))))
        .isEqualTo(DisputeRefusal.REFUND_PENDING);
  }

  @Test
  void nothingIsRefundedWhileADisputeIsOpen() {
    DisputeFold.Result.Applied opened = open(payment(0), notice(Status.OPENED, 400));
    assertThat(refund(opened.payment(), 100))
        .isEqualTo(new Decision.Rejected(RejectionCode.DISPUTE_OPEN));
    Payment lost = applied(again(opened, Status.LOST)).payment();
    assertThat(refund(lost, 600)).isInstanceOf(Decision.Accepted.class);
    assertThat(refund(lost, 601))
        .isEqualTo(new Decision.Rejected(RejectionCode.REFUND_EXCEEDS_REMAINING));
  }

  /** 10.20 CNY charged as 1.44 USD, 1.41 of it for the payment: a part is rounded half-even. */
  @ParameterizedTest
  @CsvSource({"0, 144, 1000, 20", "0, 142, 1000, 7", "0, 141, 1000,", "0, 70, 496,", "0, 1, 7,"})
  @CsvSource({"0, 145,,", "400, 88, 600, 20", "400, 85, 600,", "400, 60, 426,", "400, 89,,"})
  void whatIsWithdrawnInAnotherCurrencyIsOfThePaymentAndThenOfTheSurcharge(
      long refunded, long withdrawn, @Nullable Long amount, @Nullable Long surcharge) {
    Charge charge = new Charge("pm_card_visa", null, Money.of(144, "USD"), "0.141", cny(20));
    DisputeNotice notice =
        new DisputeNotice(
            "du_1", "ch_1", Status.OPENED, Money.of(withdrawn, "USD"), null, false, "fraudulent");
    DisputeFold.Result result = tryOpen(payment(refunded), charge, notice);
    if (amount == null) {
      assertThat(refusal(result)).isEqualTo(DisputeRefusal.EXCEEDS_PAYMENT);
    } else {
      DisputeOpened event = (DisputeOpened) applied(result).events().getFirst();
      assertThat(event.amount()).isEqualTo(cny(amount));
      assertThat(event.surcharge()).isEqualTo(surcharge == null ? null : cny(surcharge));
      assertThat(event.charged()).isEqualTo(Money.of(withdrawn, "USD"));
    }
  }

  /** 10.20 CNY charged for 10.00: what was not refunded is withdrawn first, then the surcharge. */
  @ParameterizedTest
  @CsvSource({"0, 1020, 1000, 20", "0, 1001, 1000, 1", "0, 1000, 1000,", "0, 400, 400,"})
  @CsvSource({"0, 1021,,", "400, 620, 600, 20", "400, 600, 600,", "400, 621,,", "1000, 20,,"})
  void whatWasWithdrawnIsOfThePaymentAndThenOfTheSurcharge(
      long refunded, long withdrawn, @Nullable Long amount, @Nullable Long surcharge) {
    DisputeFold.Result result =
        tryOpen(payment(refunded), SURCHARGED, notice(Status.OPENED, withdrawn));
    if (amount == null) {
      assertThat(refusal(result)).isEqualTo(DisputeRefusal.EXCEEDS_PAYMENT);
      return;
    }
    DisputeOpened event = (DisputeOpened) applied(result).events().getFirst();
    assertThat(event.amount()).isEqualTo(cny(amount));
    assertThat(event.surcharge()).isEqualTo(surcharge == null ? null : cny(surcharge));
    assertThat(event.withdrawn()).isEqualTo(cny(withdrawn));
  }

  /** A refund that came back after the first dispute: the surcharge has gone. */
  @Test
  void aSurchargeIsWithdrawnOnce() {
    DisputeFold.Result.Applied lost = open(SURCHARGED, notice(Status.LOST, 1020));
    assertThat(((DisputeClosed) lost.events().getLast()).surcharge()).isEqualTo(cny(20));
    DisputeNotice again = notice(Status.OPENED, 1020);
    assertThat(refusal(tryOpen(payment(0), SURCHARGED, List.of(lost.dispute()), again)))
        .isEqualTo(DisputeRefusal.EXCEEDS_PAYMENT);
    Dispute won = open(SURCHARGED, notice(Status.WON, 1020)).dispute();
    assertThat(tryOpen(payment(0), SURCHARGED, List.of(won), again))
        .isInstanceOf(DisputeFold.Result.Applied.class);
  }

  private static Decision refund(Payment payment, long minor) {
    return PaymentDecider.decide(payment, new PaymentCommand.RequestRefund(cny(minor), 0));
  }

  private static DisputeFold.Result again(DisputeFold.Result.Applied before, Status status) {
    return DisputeFold.apply(before.payment(), before.dispute(), notice(status, 1000), RULE, NOON);
  }

  private static DisputeFold.Result.Applied open(Payment payment, DisputeNotice notice) {
    return applied(tryOpen(payment, CHARGE, notice));
  }

  private static DisputeFold.Result.Applied open(Charge charge, DisputeNotice notice) {
    return applied(tryOpen(payment(0), charge, notice));
  }

  private static DisputeFold.Result tryOpen(Payment payment, Charge charge, DisputeNotice notice) {
    return tryOpen(payment, charge, List.of(), notice);
  }

  private static DisputeFold.Result tryOpen(
      Payment payment, Charge charge, List<Dispute> others, DisputeNotice notice) {
    return DisputeFold.open(payment, charge, others, notice, DISPUTE, RULE, NOON);
  }

  private static DisputeFold.Result.Applied applied(DisputeFold.Result result) {
    assertThat(result).isInstanceOf(DisputeFold.Result.Applied.class);
    return (DisputeFold.Result.Applied) result;
  }

  private static DisputeRefusal refusal(DisputeFold.Result result) {
    assertThat(result).isInstanceOf(DisputeFold.Result.Refused.class);
    return ((DisputeFold.Result.Refused) result).refusal();
  }

  private static DisputeNotice notice(Status status, long minor) {
    return new DisputeNotice("du_1", "ch_1", status, cny(minor), FEE, false, "fraudulent");
  }

  private static Payment payment(long refunded) {
    Payment pending =
        Payment.of(
            new OrderPlaced(ORDER, "buyer-1", "supplier-1", cny(1000), "pm_card_visa"),
            PAYMENT,
            "card",
            60);
    return with(
        pending,
        refunded > 0 ? PaymentStatus.PARTIALLY_REFUNDED : PaymentStatus.AUTHORIZED,
        refunded);
  }

  private static Payment with(Payment payment, PaymentStatus status, long refunded) {
    PaymentState state = payment.state();
    return new Payment(
        payment.terms(),
        new PaymentState(
            state.revision(),
            status,
            1,
            "card",
            "ch_1",
            null,
            cny(refunded),
            cny(0),
            cny(0),
            state.disputes(),
            null));
  }

  private static Money cny(long minor) {
    return Money.of(minor, "CNY");
  }
}
