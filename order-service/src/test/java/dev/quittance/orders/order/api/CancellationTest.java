package dev.quittance.orders.order.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.quittance.contract.CancellationReason;
import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.FailureReason;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.NextAction;
import dev.quittance.contract.OrderCancelled;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.kit.security.Role;
import dev.quittance.orders.Orders;
import dev.quittance.orders.StoredRows;
import dev.quittance.testkit.identity.Tokens;
import dev.quittance.testkit.log.EventLog;
import dev.quittance.testkit.log.LogWriter;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cancelling orders: by their buyer, by staff and by time. */
@QuarkusTest
class CancellationTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Money TOTAL = Money.of(Orders.TOTAL_MINOR, "CNY");

  private final EventLog log = EventLog.ofTestStack();
  private final LogWriter writer = LogWriter.ofTestStack();
  private final String buyer = Orders.freshBuyer();
  private final String paymentId = Ids.next(Ids.PAYMENT);

  @Inject StoredRows rows;

  @Test
  void aBuyerCancelsAnUnpaidOrderOnceAndGetsTheSameAnswerAgain() {
    String orderId = Orders.place(buyer);
    order(orderId)
        .body("nextActions.action", contains("CANCEL"))
        .body("nextActions[0].href", equalTo("/orders/" + orderId + "/cancellation"))
        .body("payBy", nullValue());
    String first = cancel(buyer, orderId, "{}").statusCode(200).extract().asString();
    assertThat(cancel(buyer, orderId, "{}").statusCode(200).extract().asString()).isEqualTo(first);
    order(orderId)
        .body("status", equalTo("CANCELLED"))
        .body("paymentStatus", equalTo("PENDING"))
        .body("cancellationReason", equalTo("buyer_request"))
        .body("nextActions", empty())
        .body("history.status", contains("PLACED", "CANCELLED"));
    await().atMost(SOON).until(() -> published(orderId).size() == 2);
    assertThat(published(orderId).getLast())
        .isEqualTo(new OrderCancelled(orderId, CancellationReason.BUYER_REQUEST, buyer));
    payAgain(orderId).statusCode(409).body("code", equalTo("order_cancelled"));
  }

  @Test
  void aPaymentThatCrossesTheCancellationIsAcceptedAndItsRefundToo() {
    String orderId = Orders.place(buyer);
    cancel(buyer, orderId, "{}").statusCode(200);
    writer.write(authorized(orderId));
    await()
        .atMost(SOON)
        .untilAsserted(() -> order(orderId).body("paymentStatus", equalTo("AUTHORIZED")));
    order(orderId).body("status", equalTo("CANCELLED"));
    cancel(buyer, orderId, "{}").statusCode(200);
    writer.write(
        new Refunded(
            orderId,
            paymentId,
            Ids.next(Ids.REFUND),
            "sandbox",
            "re_1",
            TOTAL,
            Money.of(0, "CNY")));
    await()
        .atMost(SOON)
        .untilAsserted(() -> order(orderId).body("paymentStatus", equalTo("REFUNDED")));
    order(orderId)
        .body("status", equalTo("CANCELLED"))
        .body("refunded.amount", equalTo((int) Orders.TOTAL_MINOR));
  }

  @Test
  void whatIsPaidIsNotCancelled() {
    String orderId = Orders.place(buyer);
    writer.write(authorized(orderId));
    awaitStatus(orderId, "PAID");
    order(orderId).body("nextActions.action", contains("DISPUTE"));
    cancel(buyer, orderId, "{}").statusCode(409).body("code", equalTo("order_already_paid"));
    order(orderId).body("status", equalTo("PAID")).body("history", hasSize(2));
  }

  @Test
  void anOrderIsCancelledByItsBuyerOrByOpsWhoSayWhy() {
    String orderId = Orders.place(buyer);
    cancel(Orders.freshBuyer(), orderId, "{}").statusCode(404);
    cancel(buyer, "ord_1", "{}").statusCode(404);
    cancel(buyer, orderId, "{\"reason\":\"out_of_stock\"}")
        .statusCode(422)
        .body("errors[0].field", equalTo("reason"));
    ops(orderId, "{\"reason\":\"buyer_request\"}").statusCode(422);
    ops(orderId, "{\"why\":\"?\"}").statusCode(400).body("code", equalTo("unknown_field"));
    order(orderId).body("status", equalTo("PLACED"));
    ops(orderId, "{\"reason\":\"out_of_stock\"}")
        .statusCode(200)
        .body("cancellationReason", equalTo("out_of_stock"));
    given()
        .get("/audit?action=order.cancel&target=" + orderId)
        .then()
        .body("data[0].before.status", equalTo("PLACED"))
        .body("data[0].after.status", equalTo("CANCELLED"))
        .body("data[0].reason", equalTo("out_of_stock"));
  }

  @Test
  void anOrderThatNobodyPaysIsCancelledOnceItsTimeIsOver() {
    String overdue = failed();
    order(overdue)
        .body("payBy", notNullValue())
        .body("nextActions.action", contains("PAY_AGAIN", "CANCEL", "DISPUTE"));
    String inTime = failed();
    String transfer = Orders.place(buyer);
    Instant until = Instant.now().plus(Duration.ofDays(7));
    writer.write(
        new PaymentActionRequired(
            transfer,
            paymentId,
            Ids.next(Ids.ATTEMPT),
            "bank",
            TOTAL,
            new NextAction.BankTransfer("Quittance", "CN1", "BANK", "RF1", until)));
    awaitStatus(transfer, "ACTION_REQUIRED");
    order(transfer).body("nextActions.action", contains("COMPLETE_PAYMENT", "CANCEL"));
    rows.setDue(overdue, Instant.now().minusSeconds(1));

    awaitStatus(overdue, "CANCELLED");
    order(overdue)
        .body("cancellationReason", equalTo("payment_overdue"))
        .body("payBy", nullValue())
        .body("advice", nullValue());
    await().atMost(SOON).until(() -> published(overdue).size() == 2);
    assertThat(published(overdue).getLast())
        .isEqualTo(
            new OrderCancelled(overdue, CancellationReason.PAYMENT_OVERDUE, "order-service"));
    order(inTime).body("status", equalTo("PAYMENT_FAILED"));
    order(transfer).body("status", equalTo("ACTION_REQUIRED"));
    assertThat(
            Instant.parse(order(transfer).extract().<String>path("payBy"))
                .isAfter(until.plus(Duration.ofDays(2))))
        .isTrue();
  }

  @Test
  void theTimelineTellsWhatEachEventMeantForTheMoney() {
    String orderId = failed();
    payAgain(orderId).statusCode(201);
    writer.write(authorized(orderId));
    awaitStatus(orderId, "PAID");
    String path = "/orders/" + orderId + "/timeline";
    given()
        .get(path)
        .then()
        .statusCode(200)
        .body("data.number", contains(1, 2, 3, 4))
        .body(
            "data.kind",
            contains(
                "ORDER_PLACED", "PAYMENT_FAILED", "PAYMENT_RETRY_REQUESTED", "PAYMENT_AUTHORIZED"))
        .body("data.money", contains("OWED", "NOTHING_MOVED", "OWED", "PAID"))
        .body("data[0].meaning", equalTo("The buyer owes 26.98 CNY."))
        .body("data[1].reason", equalTo("expired_card"))
        .body("data[1].subjectId", notNullValue())
        .body("nextCursor", nullValue());
    String cursor = given().get(path + "?limit=3").then().extract().path("nextCursor");
    given()
        .header("Accept-Language", "zh")
        .get(path + "?limit=3&cursor=" + cursor)
        .then()
        .body("data.number", contains(4))
        .body("data[0].meaning", equalTo("买家已付 26.98 CNY。"));
    given().get("/orders/ord_1/timeline").then().statusCode(404);
    given()
        .auth()
        .oauth2(Tokens.of(Orders.freshBuyer(), Role.BUYER))
        .get(path)
        .then()
        .statusCode(404);
  }

  private String failed() {
    String orderId = Orders.place(buyer);
    writer.write(
        PaymentFailed.of(
            orderId, paymentId, Ids.next(Ids.ATTEMPT), "sandbox", FailureReason.EXPIRED_CARD));
    awaitStatus(orderId, "PAYMENT_FAILED");
    return orderId;
  }

  private Event authorized(String orderId) {
    return new PaymentAuthorized(
        orderId, paymentId, Ids.next(Ids.ATTEMPT), "sandbox", "ch_1", TOTAL, Money.of(0, "CNY"));
  }

  private static ValidatableResponse cancel(String buyer, String orderId, String body) {
    return given()
        .auth()
        .oauth2(Tokens.of(buyer, Role.BUYER))
        .contentType(ContentType.JSON)
        .body(body)
        .post("/orders/" + orderId + "/cancellation")
        .then();
  }

  private static ValidatableResponse ops(String orderId, String body) {
    return given()
        .auth()
        .oauth2(Tokens.of("ops-1", Role.OPS))
        .contentType(ContentType.JSON)
        .body(body)
        .post("/orders/" + orderId + "/cancellation")
        .then();
  }

  private ValidatableResponse payAgain(String orderId) {
    return given()
        .auth()
        .oauth2(Tokens.of(buyer, Role.BUYER))
        .header("Idempotency-Key", Orders.freshKey())
        .contentType(ContentType.JSON)
        .body("{}")
        .post("/orders/" + orderId + "/payment-attempts")
        .then();
  }

  private static ValidatableResponse order(String orderId) {
    return given().get("/orders/" + orderId).then().statusCode(200);
  }

  private static void awaitStatus(String orderId, String status) {
    await().atMost(SOON).untilAsserted(() -> order(orderId).body("status", equalTo(status)));
  }

  /** What this service has published of an order. */
  private List<Event> published(String orderId) {
    return log.eventsOf(orderId).stream()
        .filter(envelope -> envelope.source().equals("/quittance/order-service"))
        .map(EventEnvelope::event)
        .toList();
  }
}
