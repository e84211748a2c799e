package dev.quittance.orders.order.api;

import static dev.quittance.orders.Retries.SAME;
import static dev.quittance.orders.Retries.awaitStatus;
import static dev.quittance.orders.Retries.payAgain;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.FailureReason;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentRetryRequested;
import dev.quittance.orders.Orders;
import dev.quittance.orders.Retries;
import dev.quittance.testkit.log.EventLog;
import dev.quittance.testkit.log.LogWriter;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paying an order again. */
@QuarkusTest
class PaymentAttemptTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String OTHER = "{\"paymentMethodId\": \"pm_alipay\"}";

  private final EventLog log = EventLog.ofTestStack();
  private final Retries retries = new Retries();
  private final LogWriter writer = LogWriter.ofTestStack();
  private final String buyer = Orders.freshBuyer();
  private final String paymentId = Ids.next(Ids.PAYMENT);

  @Test
  void anOrderWhosePaymentHasFailedIsPaidAgainWithAnotherMethodOrTheSame() {
    String orderId = failed();
    payAgain(buyer, orderId, Orders.freshKey(), OTHER)
        .statusCode(201)
        .header("Location", endsWith("/orders/" + orderId))
        .body("status", equalTo("PLACED"))
        .body("paymentMethodId", equalTo("pm_alipay"))
        .body("failureReason", nullValue());
    fails(orderId);
    payAgain(buyer, orderId, Orders.freshKey(), SAME)
        .statusCode(201)
        .body("paymentMethodId", equalTo("pm_alipay"));
    order(orderId).body("history", hasSize(5)).body("history[2].status", equalTo("PLACED"));

    await().atMost(SOON).until(() -> requested(orderId).size() == 2);
    assertThat(requested(orderId))
        .containsOnly(new PaymentRetryRequested(orderId, "pm_alipay", buyer));
  }

  @Test
  void whileAnAttemptMayStillSucceedThereIsNoOther() {
    String orderId = Orders.place(buyer);
    payAgain(buyer, orderId, Orders.freshKey(), SAME)
        .statusCode(409)
        .body("code", equalTo("payment_in_progress"));
    fails(orderId);
    String key = Orders.freshKey();
    payAgain(buyer, orderId, key, SAME).statusCode(201);
    payAgain(buyer, orderId, key, SAME)
        .statusCode(201)
        .header("Idempotency-Replayed", equalTo("true"));
    payAgain(buyer, orderId, key, OTHER).statusCode(422);
    payAgain(buyer, orderId, Orders.freshKey(), SAME)
        .statusCode(409)
        .body("code", equalTo("payment_in_progress"));
    await().atMost(SOON).until(() -> requested(orderId).size() == 1);
  }

  @Test
  void whatIsPaidIsNotPaidAgain() {
    String orderId = Orders.place(buyer);
    Money total = Money.of(Orders.TOTAL_MINOR, "CNY");
    writer.write(
        new PaymentAuthorized(
            orderId,
            paymentId,
            Ids.next(Ids.ATTEMPT),
            "sandbox",
            "ch_1",
            total,
            Money.of(0, "CNY")));
    awaitStatus(orderId, "PAID");
    payAgain(buyer, orderId, Orders.freshKey(), SAME)
        .statusCode(409)
        .body("code", equalTo("order_already_paid"));
  }

  @Test
  void anOrderIsPaidAgainByItsBuyerOnly() {
    String orderId = failed();
    payAgain(Orders.freshBuyer(), orderId, Orders.freshKey(), SAME).statusCode(404);
    payAgain(buyer, Ids.next(Ids.ORDER), Orders.freshKey(), SAME).statusCode(404);
    payAgain(buyer, "ord_1", Orders.freshKey(), SAME).statusCode(404);
    order(orderId).body("status", equalTo("PAYMENT_FAILED"));
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{\"paymentMethodId\": \"4242424242424242\"} | 422 | validation_failed",
        "{\"paymentMethodId\": \"a b\"} | 422 | validation_failed",
        "{\"paymentMethodId\": 7} | 400 | wrong_type",
        "{\"method\": \"pm_card_visa\"} | 400 | unknown_field",
        "[] | 400 | wrong_type",
      })
  void aBadRequestChangesNothing(String body, int status, String code) {
    String orderId = failed();
    payAgain(buyer, orderId, Orders.freshKey(), body)
        .statusCode(status)
        .body("code", equalTo(code));
    order(orderId).body("status", equalTo("PAYMENT_FAILED"));
  }

  @Test
  void afterTwentyAttemptsAnOrderIsPlacedAgain() {
    String orderId = failed();
    for (int attempt = 2; attempt <= 20; attempt++) {
      payAgain(buyer, orderId, Orders.freshKey(), SAME).statusCode(201);
      fails(orderId);
    }
    payAgain(buyer, orderId, Orders.freshKey(), SAME)
        .statusCode(409)
        .body("code", equalTo("too_many_payment_attempts"));
  }

  @Test
  void aFailedOrderTellsItsBuyerWhatToDoInHisLanguage() {
    String orderId = failed();
    order(orderId)
        .header("Content-Language", equalTo("en"))
        .body("failureReason", equalTo("expired_card"))
        .body("retryable", equalTo(false))
        .body("advice", equalTo(FailureReason.EXPIRED_CARD.advice(Locale.ENGLISH)));
    given()
        .header("Accept-Language", "zh-CN, en;q=0.5")
        .get("/orders/" + orderId)
        .then()
        .header("Content-Language", equalTo("zh"))
        .body("advice", equalTo(FailureReason.EXPIRED_CARD.advice(Locale.CHINESE)));
  }

  private String failed() {
    return retries.failed(buyer);
  }

  private void fails(String orderId) {
    retries.fails(orderId);
  }

  private static ValidatableResponse order(String orderId) {
    return given().get("/orders/" + orderId).then().statusCode(200);
  }

  private List<Event> requested(String orderId) {
    return log.eventsOf(orderId).stream()
        .map(EventEnvelope::event)
        .filter(PaymentRetryRequested.class::isInstance)
        .toList();
  }
}
