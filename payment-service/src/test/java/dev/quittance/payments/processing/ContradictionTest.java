package dev.quittance.payments.processing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.FailureReason;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.PaymentRetryRequested;
import dev.quittance.payments.Orders;
import dev.quittance.payments.ScriptedGateway;
import dev.quittance.payments.gateway.notification.Notice;
import dev.quittance.payments.operation.Outcome;
import dev.quittance.payments.store.NotificationStore.Notification;
import dev.quittance.testkit.Management;
import dev.quittance.testkit.identity.Tokens;
import dev.quittance.testkit.log.LogWriter;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

/** A gateway says what does not fit what it said before. */
@QuarkusTest
class ContradictionTest {

  @Inject Orders orders;
  @Inject ScriptedGateway gateway;
  @Inject NoticeSettlement settlement;
  private final LogWriter log = LogWriter.ofTestStack();

  @Test
  void aFailedPaymentThatIsChargedAfterAllIsPaid() {
    String paymentId = failed();
    notice(attempt(paymentId), new Outcome.Succeeded("ch_late"));
    Orders.awaitStatus(paymentId, "AUTHORIZED");
    assertThat(orders.awaitEvents(paymentId, 2).stream().map(EventEnvelope::event))
        .hasExactlyElementsOfTypes(PaymentFailed.class, PaymentAuthorized.class);
    JsonPath payment = Orders.payment(paymentId);
    assertThat(payment.getList("contradictions.kind")).containsExactly("SUCCESS_AFTER_FAILURE");
    assertThat(payment.getString("contradictions[0].operationId")).isEqualTo(attempt(paymentId));
    assertThat(payment.getString("contradictions[0].believed")).isEqualTo("FAILED");
    assertThat(payment.getString("contradictions[0].source")).isEqualTo("notification");
    assertThat(payment.getString("contradictions[0].said")).isEqualTo("succeeded as ch_late");
    given()
        .get("/payments?status=CONTRADICTED&limit=100")
        .then()
        .body("data.id", hasItem(paymentId));
  }

  @Test
  void aChargeBesideTheOneThatPaysGoesBackToTheBuyer() {
    String paymentId = failed();
    String method = gateway.method();
    gateway.refunds(method);
    log.write(
        new PaymentRetryRequested(
            Orders.payment(paymentId).getString("orderId"), method, "buyer-1"));
    Orders.awaitStatus(paymentId, "AUTHORIZED");
    String paying = Orders.payment(paymentId).getString("gatewayReference");

    notice(attempt(paymentId), new Outcome.Succeeded("ch_late"));
    notice(attempt(paymentId), new Outcome.Succeeded("ch_late"));
    await()
        .atMost(Orders.SOON)
        .until(() ->
            List.of("SUCCEEDED").equals(Orders.payment(paymentId).getList("reversals.status")));
    JsonPath payment = Orders.payment(paymentId);
    assertThat(payment.getString("status")).isEqualTo("AUTHORIZED");
    assertThat(payment.getString("gatewayReference")).isEqualTo(paying);
    assertThat(payment.getString("attempts[0].status")).isEqualTo("SURPLUS");
    assertThat(payment.getInt("reversals[0].attempt")).isEqualTo(1);
    assertThat(payment.getLong("refundable.amount")).isEqualTo(1099);
    assertThat(gateway.refundedCharges()).contains("ch_late").doesNotContain(paying);
    assertThat(orders.awaitEvents(paymentId, 2).stream().map(EventEnvelope::event))
        .hasExactlyElementsOfTypes(PaymentFailed.class, PaymentAuthorized.class);
  }

  @Test
  void aRetryThatALateSuccessHasOvertakenChangesNothing() {
    String paymentId = failed();
    String orderId = Orders.payment(paymentId).getString("orderId");
    notice(attempt(paymentId), new Outcome.Succeeded("ch_late"));
    Orders.awaitStatus(paymentId, "AUTHORIZED");
    log.write(new PaymentRetryRequested(orderId, gateway.method(), "buyer-1"));
    // Parked for what it is itself, so the retry before it is not parked.
    log.write(new OrderPlaced(orderId, "buyer-1", "supplier-1", Orders.PRICE, "pm_card_visa"));
    await()
        .atMost(Orders.SOON)
        .until(() ->
            List.of("ORDER_ALREADY_PLACED")
                .equals(
                    given()
                        .get("/parked-events?limit=100")
                        .jsonPath()
                        .param("order", orderId)
                        .getList("data.findAll { it.key == order }.reason")));
    JsonPath payment = Orders.payment(paymentId);
    assertThat(payment.getString("status")).isEqualTo("AUTHORIZED");
    assertThat(payment.getList("attempts")).hasSize(1);
  }

  @Test
  void aFailureAfterTheSuccessChangesNothingAndIsKept() {
    String paymentId = orders.authorized(gateway.method());
    notice(attempt(paymentId), new Outcome.Declined(FailureReason.DECLINED));
    notice(attempt(paymentId), new Outcome.Declined(FailureReason.DECLINED));
    JsonPath payment = Orders.payment(paymentId);
    assertThat(payment.getString("status")).isEqualTo("AUTHORIZED");
    assertThat(payment.getList("contradictions.kind")).containsExactly("FAILURE_AFTER_SUCCESS");
    assertThat(payment.getInt("contradictions[0].times")).isEqualTo(2);
    assertThat(orders.awaitEvents(paymentId, 1)).hasSize(1);
    Management.get("/q/metrics")
        .then()
        .body(
            Matchers.containsString(
                "quittance_operation_contradictions_total{kind=\"failure_after_success\"}"));
  }

  @Test
  void anotherAmountThanAskedForIsNoSuccess() {
    Outcome less = new Outcome.Succeeded("ch_less", Money.of(500, "CNY"));
    String paymentId =
        orders.place(
            gateway.method((request, charge) -> {
              gateway.resolve(request.idempotencyKey(), less);
              return less;
            }));
    await()
        .atMost(Orders.SOON)
        .until(() -> !Orders.payment(paymentId).getList("contradictions").isEmpty());
    JsonPath payment = Orders.payment(paymentId);
    assertThat(payment.getString("status")).isEqualTo("PENDING");
    assertThat(payment.getString("contradictions[0].kind")).isEqualTo("OTHER_AMOUNT");
    assertThat(payment.getString("contradictions[0].said")).contains("ch_less").contains("5");

    gateway.resolve(attempt(paymentId), new Outcome.Declined(FailureReason.CANCELLED));
    Orders.awaitStatus(paymentId, "FAILED");
  }

  @Test
  void aBuyerIsNotToldWhatDoesNotFit() {
    String paymentId = failed();
    notice(attempt(paymentId), new Outcome.Succeeded("ch_late"));
    given()
        .auth()
        .oauth2(Tokens.of("buyer-1", "buyer"))
        .get("/payments/" + paymentId)
        .then()
        .statusCode(200)
        .body("contradictions", nullValue());
  }

  private String failed() {
    String paymentId =
        orders.place(
            gateway.method((request, charge) -> new Outcome.Declined(FailureReason.DECLINED)));
    Orders.awaitStatus(paymentId, "FAILED");
    return paymentId;
  }

  private void notice(String attemptId, Outcome outcome) {
    QuarkusTransaction.requiringNew()
        .run(() ->
            settlement.settle(
                List.of(
                    new Notification(
                        "scripted",
                        new Notice.OfOperation("evt_" + attemptId, attemptId, outcome),
                        Instant.now(),
                        1))));
  }

  private static String attempt(String paymentId) {
    return Orders.payment(paymentId).getString("attempts[0].id");
  }
}
