package dev.quittance.payments.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.FailureReason;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.NextAction;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.payments.OperationRows;
import dev.quittance.payments.Orders;
import dev.quittance.testkit.log.LogWriter;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From an order in the log to the answer in the log. */
@QuarkusTest
class JourneyTest {

  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @Inject Orders orders;
  private final LogWriter log = LogWriter.ofTestStack();
  @Inject OperationRows rows;

  @Test
  void anOrderIsAuthorizedAndTheLogSaysSo() {
    OrderPlaced order = Orders.order("pm_card_visa");
    log.write(
        new EventEnvelope(Ids.next(Ids.EVENT), Instant.now(), LogWriter.SOURCE, TRACE, order));
    String paymentId = orders.paymentOf(order.orderId());
    List<EventEnvelope> events = orders.awaitEvents(paymentId, 1);

    JsonPath payment = Orders.payment(paymentId);
    assertThat(events).hasSize(1);
    assertThat(events.getFirst().source()).isEqualTo("/quittance/payment-service");
    assertThat(events.getFirst().traceparent()).isEqualTo(TRACE);
    assertThat(events.getFirst().event())
        .isEqualTo(
            new PaymentAuthorized(
                order.orderId(),
                paymentId,
                payment.getString("attempts[0].id"),
                "sandbox",
                payment.getString("gatewayReference"),
                Orders.PRICE,
                Money.of(7, "CNY")));
    assertThat(payment.getString("status")).isEqualTo("AUTHORIZED");
    assertThat(payment.getString("gatewayReference")).startsWith("ch_sandbox_");
    assertThat(payment.getLong("platformFee.amount")).isEqualTo(7);
    assertThat(payment.getLong("refundable.amount")).isEqualTo(1099);
    assertThat(payment.getString("refundable.currency")).isEqualTo("CNY");
    assertThat(payment.getString("attempts[0].status")).isEqualTo("AUTHORIZED");
    assertThat(payment.getInt("attempts[0].tries")).isEqualTo(1);
    assertThat(payment.getList("refunds")).isEmpty();
  }

  @ParameterizedTest(name = "{0} fails with {1}")
  @CsvSource({
    "pm_card_chargeDeclined, declined",
    "pm_card_visa_chargeDeclined, declined",
    "pm_card_chargeDeclinedInsufficientFunds, insufficient_funds",
    "pm_card_chargeDeclinedExpiredCard, expired_card",
    "pm_card_chargeDeclinedIncorrectCvc, incorrect_cvc",
    "pm_card_chargeDeclinedProcessingError, processing_error",
    "pm_card_noSuchCard, unsupported_method",
    "something-else, unsupported_method",
  })
  void aCardThatIsRefusedFailsThePayment(String paymentMethodId, String reason) {
    String paymentId = orders.place(paymentMethodId);
    List<EventEnvelope> events = orders.awaitEvents(paymentId, 1);
    JsonPath payment = Orders.payment(paymentId);
    assertThat(events.stream().map(EventEnvelope::event))
        .containsExactly(
            (Event)
                PaymentFailed.of(
                    payment.getString("orderId"),
                    paymentId,
                    payment.getString("attempts[0].id"),
                    "sandbox",
                    FailureReason.of(reason)));
    assertThat(payment.getString("status")).isEqualTo("FAILED");
    assertThat(payment.getString("failureReason")).isEqualTo(reason);
    assertThat(payment.getString("attempts[0].failureReason")).isEqualTo(reason);
    assertThat(payment.getBoolean("retryable")).isEqualTo(FailureReason.of(reason).retryable());
    assertThat(payment.getString("advice"))
        .isEqualTo(FailureReason.of(reason).advice(Locale.ENGLISH));
    given()
        .header("Accept-Language", "zh-CN,zh;q=0.9")
        .get("/payments/" + paymentId)
        .then()
        .header("Content-Language", equalTo("zh"))
        .header("Vary", containsString("Accept-Language"))
        .body("advice", equalTo(FailureReason.of(reason).advice(Locale.CHINESE)));
    assertThat(payment.getLong("refundable.amount")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pm_card_visa", "pm_card_createDispute", "pm_card_refundFail"})
  void aCardThatOnlyMakesTroubleLaterIsAuthorized(String paymentMethodId) {
    orders.authorized(paymentMethodId);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pm_card_threeDSecure2Required", "pm_card_authenticationRequired"})
  void aBuyerWhoDoesNotActInTimeFailsThePayment(String paymentMethodId) {
    String paymentId = orders.place(paymentMethodId);
    Orders.awaitStatus(paymentId, "ACTION_REQUIRED");
    JsonPath waiting = Orders.payment(paymentId);
    assertThat(waiting.getString("attempts[0].answerBy")).isNotNull();
    assertThat(waiting.getString("nextAction.type")).isEqualTo("redirect");
    assertThat(waiting.getString("nextAction.url")).startsWith("https://sandbox.example.com/");

    rows.deadlinePasses(paymentId);
    Orders.awaitStatus(paymentId, "FAILED");
    List<EventEnvelope> events = orders.awaitEvents(paymentId, 2);
    assertThat(events).hasSize(2);
    assertThat(events.getFirst().event())
        .isInstanceOfSatisfying(
            PaymentActionRequired.class,
            demanded ->
                assertThat(demanded.nextAction())
                    .isEqualTo(new NextAction.Redirect(waiting.getString("nextAction.url"), null)));
    assertThat(events.getLast().event())
        .isInstanceOfSatisfying(
            PaymentFailed.class, failed -> assertThat(failed.reason()).isEqualTo("action_expired"));
  }

  @Test
  void whatWasBegunUnderAFormerNameIsFinishedUnderIt() {
    String paymentId = orders.authorized();
    rows.renameGateway(paymentId, "stripe");
    String refundId = Orders.refund(paymentId, "{}").path("id");
    Orders.awaitRefund(paymentId, refundId, "SUCCEEDED");
    assertThat(orders.awaitEvents(paymentId, 2).getLast().event())
        .isInstanceOfSatisfying(
            Refunded.class, refunded -> assertThat(refunded.gateway()).isEqualTo("stripe"));
  }
}
