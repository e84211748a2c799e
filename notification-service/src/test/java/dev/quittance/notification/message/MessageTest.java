package dev.quittance.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.BuyerDisputeOpened;
import dev.quittance.contract.BuyerDisputeReason;
import dev.quittance.contract.BuyerDisputeResolved;
import dev.quittance.contract.CancellationReason;
import dev.quittance.contract.Event;
import dev.quittance.contract.Money;
import dev.quittance.contract.NextAction;
import dev.quittance.contract.OrderCancelled;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.Refunded;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {

  private static final String DIGITS = "0192f0c1e5a87c3e8b1d2f3a4b5c6d7e";
  private static final String ORDER = "ord_" + DIGITS;
  private static final String PAYMENT = "pay_" + DIGITS;
  private static final String ATTEMPT = "att_" + DIGITS;
  private static final Money AMOUNT = Money.of(1_099, "CNY");
  private static final Money FEE = Money.of(30, "CNY");

  @Test
  void tellsThatAnOrderIsPlaced() {
    assertThat(message(new OrderPlaced(ORDER, "buyer-1", "supplier-1", AMOUNT, "pm_card_visa")))
        .isEqualTo(
            new Message(
                Kind.ORDER_PLACED,
                "Order placed: 10.99 CNY",
                "Your order "
                    + ORDER
                    + " for 10.99 CNY is placed. Its payment is under way; you will hear how it"
                    + " went.",
                AMOUNT));
  }

  @Test
  void tellsThatAPaymentWentThrough() {
    assertThat(
            message(new PaymentAuthorized(ORDER, PAYMENT, ATTEMPT, "sandbox", "ch_1", AMOUNT, FEE)))
        .isEqualTo(
            new Message(
                Kind.PAYMENT_AUTHORIZED,
                "Payment authorized: 10.99 CNY",
                "Your payment of 10.99 CNY for order "
                    + ORDER
                    + " went through. There is nothing left for you to do.",
                AMOUNT));
  }

  @Test
  void doesNotAskToPayAgainWhatIsCancelled() {
    assertThat(Message.of(new PaymentFailed(ORDER, PAYMENT, ATTEMPT, "sandbox", "order_cancelled")))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void tellsThatAnOrderIsCancelledAndWhereTheMoneyGoes(CancellationReason reason) {
    Message message = message(new OrderCancelled(ORDER, reason, "ops-1"));
    assertThat(message.kind()).isEqualTo(Kind.ORDER_CANCELLED);
    assertThat(message.text())
        .startsWith("Your order " + ORDER + " is cancelled, ")
        .contains("You owe nothing for it.")
        .doesNotContain("ops-1");
  }

  @ParameterizedTest
  @EnumSource
  void tellsThatAComplaintIsThereAndWhatWasDecided(BuyerDisputeReason reason) {
    String dispute = "dsp_" + DIGITS;
    assertThat(message(new BuyerDisputeOpened(ORDER, dispute, reason, null)).text())
        .startsWith("We have your complaint about order " + ORDER + ": ");
    assertThat(
            message(
                    new BuyerDisputeResolved(
                        ORDER, dispute, BuyerDisputeResolved.Outcome.REFUND, AMOUNT, "sam"))
                .text())
        .contains("10.99 CNY goes back")
        .doesNotContain("sam");
    assertThat(
            message(
                    new BuyerDisputeResolved(
                        ORDER, dispute, BuyerDisputeResolved.Outcome.REJECTION, null, "sam"))
                .subject())
        .isEqualTo("Complaint rejected");
  }

  @Test
  void tellsWhatWentBack() {
    Money part = Money.of(500, "CNY");
    assertThat(message(new Refunded(ORDER, PAYMENT, "rfd_" + DIGITS, "sandbox", "re_1", part, FEE)))
        .isEqualTo(
            new Message(
                Kind.REFUNDED,
                "Refund: 5.00 CNY",
                "5.00 CNY of your payment for order "
                    + ORDER
                    + " went back the way it was paid. It can take a few days to show there.",
                part));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          declined               | it was declined                               | another payment method
          card_declined          | it was declined                               | another payment method
          insufficient_funds     | does not have enough funds                    | Add funds
          expired_card           | the card has expired                          | still valid
          incorrect_cvc          | security code is not right                    | Check the security code
          processing_error       | could not be processed just now               | in a few minutes
          authentication_failed  | could not be confirmed that it was you        | complete the confirmation
          unsupported_method     | the payment method is not supported           | that is offered
          gateway_unavailable    | the payment provider cannot be reached        | later
          some-new-code          | the payment provider refused it (some-new-code) | another payment method
          """)
  void tellsWhyAPaymentFailedAndWhatToDo(String reason, String cause, String advice) {
    Message message = message(new PaymentFailed(ORDER, PAYMENT, ATTEMPT, "sandbox", reason));
    assertThat(message.kind()).isEqualTo(Kind.PAYMENT_FAILED);
    assertThat(message.subject()).isEqualTo("Payment failed");
    assertThat(message.text()).contains(ORDER, cause, "Nothing was charged.", advice).endsWith(".");
    assertThat(message.amount()).isNull();
    assertThat(message.failureReason()).isEqualTo(reason);
  }

  @Test
  void tellsWhatABuyerHasToDoBeforeThePaymentCanBeDecided() {
    assertThat(message(actionRequired(new NextAction.Redirect("https://acs.example/3ds", null))))
        .isEqualTo(
            new Message(
                Kind.PAYMENT_ACTION_REQUIRED,
                "Complete your payment: 10.99 CNY",
                "Your payment of 10.99 CNY for order "
                    + ORDER
                    + " is not complete. Open the order and confirm the payment on the page it"
                    + " leads to.",
                AMOUNT));
    Instant deadline = Instant.parse("2026-11-25T18:30:59Z");
    assertThat(message(actionRequired(new NextAction.QrCode("wallet:1", deadline))).text())
        .contains("scan its QR code")
        .doesNotContain("wallet:1")
        .endsWith(" Do it before 2026-11-25 18:30 UTC.");
    assertThat(message(actionRequired(new NextAction.OneTimeCode("+86 138****1234", null))).text())
        .endsWith("Open the order and enter the code that was sent to +86 138****1234.");
  }

  private static Event actionRequired(NextAction action) {
    return new PaymentActionRequired(ORDER, PAYMENT, ATTEMPT, "sandbox", AMOUNT, action);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1            | CNY | 0.01 CNY
          1099         | CNY | 10.99 CNY
          123456789    | USD | 1,234,567.89 USD
          1099         | JPY | 1,099 JPY
          1099         | KWD | 1.099 KWD
          999999999999 | KWD | 999,999,999.999 KWD
          """)
  void writesMoneyWithTheDecimalsOfItsCurrency(long minor, String currency, String text) {
    Money total = Money.of(minor, currency);
    assertThat(
            message(new OrderPlaced(ORDER, "buyer-1", "supplier-1", total, "pm_card_visa"))
                .subject())
        .isEqualTo("Order placed: " + text);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void keepsFromTheBuyerWhatOpsDecide(boolean retried) {
    Event decision =
        retried
            ? new ParkedEventRetried(ORDER, "ledger-service", 7, "ops")
            : new ParkedEventDiscarded(ORDER, "ledger-service", 7, "ops", "sent twice by hand");
    assertThat(Message.of(decision)).isEmpty();
  }

  private static Message message(Event event) {
    return Message.of(event).orElseThrow();
  }
}
