package dev.quittance.payments.processing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.NextAction;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.payments.OperationRows;
import dev.quittance.payments.Orders;
import dev.quittance.payments.ScriptedGateway;
import dev.quittance.payments.ScriptedGateway.Step;
import dev.quittance.payments.operation.Outcome.ActionRequired;
import dev.quittance.payments.operation.Outcome.Declined;
import dev.quittance.payments.operation.Outcome.NotArrived;
import dev.quittance.payments.operation.Outcome.NotSent;
import dev.quittance.payments.operation.Outcome.Pending;
import dev.quittance.payments.operation.Outcome.Succeeded;
import dev.quittance.payments.operation.Outcome.Unknown;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Gateways that do not answer, answer late, or answer something else first. */
@QuarkusTest
class GatewayTroubleTest {

  private static final CountDownLatch NEVER = new CountDownLatch(1);

  @Inject Orders orders;
  @Inject ScriptedGateway gateway;
  @Inject OperationRows rows;

  @Test
  void aGatewayThatNeverAnswersIsAskedAgainUnderTheSameKey() {
    String method =
        gateway.method((request, charge) -> {
          NEVER.await();
          throw new AssertionError("not reached");
        });
    String paymentId = orders.authorized(method);
    assertChargedOnce(method, paymentId);
    assertThat(gateway.keysOf(method)).hasSize(2);
  }

  @Test
  void aGatewayThatChargesAndThenHangsIsFoundToHaveCharged() {
    String method =
        gateway.method((request, charge) -> {
          charge.run();
          NEVER.await();
          throw new AssertionError("not reached");
        });
    String paymentId = orders.authorized(method);
    assertChargedOnce(method, paymentId);
    assertThat(gateway.keysOf(method)).hasSize(1);
  }

  @Test
  void aGatewayThatFailsIsAskedUntilItAnswers() {
    String method =
        gateway.method(
            (request, charge) -> {
              throw new IllegalStateException("connection refused");
            },
            (request, charge) -> new Unknown("503"),
            (request, charge) -> {
              throw new StackOverflowError("a bug in an adapter");
            },
            (request, charge) -> new Declined("insufficient_funds"));
    String paymentId = orders.place(method);
    List<EventEnvelope> events = orders.awaitEvents(paymentId, 1);
    assertThat(events).hasSize(1);
    assertThat(events.getFirst().event())
        .isInstanceOfSatisfying(
            PaymentFailed.class,
            failed -> {
              assertThat(failed.gateway()).isEqualTo("scripted");
              assertThat(failed.reason()).isEqualTo("insufficient_funds");
            });
    assertThat(gateway.keysOf(method)).hasSize(4).containsOnly(attemptId(paymentId));
    // Four requests, and in between it was asked three times what became of them.
    assertThat(Orders.payment(paymentId).getInt("attempts[0].tries")).isEqualTo(7);
  }

  @Test
  void aGatewayThatTakesItsTimeIsAskedWhereItStands() {
    String method =
        gateway.method((request, charge) -> {
          gateway.resolve(request.idempotencyKey(), new Pending("ch_slow"));
          return new Pending("ch_slow");
        });
    String paymentId = orders.place(method);
    awaitAttempt(paymentId, "PENDING");
    assertThat(Orders.payment(paymentId).getString("status")).isEqualTo("PENDING");

    gateway.resolve(attemptId(paymentId), new Succeeded("ch_slow"));
    Orders.awaitStatus(paymentId, "AUTHORIZED");
    assertThat(events(paymentId)).hasSize(1).first().isInstanceOf(PaymentAuthorized.class);
    assertThat(Orders.payment(paymentId).getString("gatewayReference")).isEqualTo("ch_slow");
  }

  @Test
  void aBuyerIsToldWhatToDoAndWhoActsInTimeIsAuthorized() {
    NextAction code = new NextAction.QrCode("wallet-7Q2", Instant.parse("2099-01-01T00:00:00Z"));
    String method =
        gateway.method((request, charge) -> {
          gateway.resolve(request.idempotencyKey(), new ActionRequired("ch_3ds", code));
          return new ActionRequired("ch_3ds", code);
        });
    String paymentId = orders.place(method);
    Orders.awaitStatus(paymentId, "ACTION_REQUIRED");
    JsonPath waiting = Orders.payment(paymentId);
    assertThat(waiting.getString("nextAction.type")).isEqualTo("qr_code");
    assertThat(waiting.getString("nextAction.content")).isEqualTo("wallet-7Q2");
    assertThat(waiting.getString("nextAction.expiresAt")).isEqualTo("2099-01-01T00:00:00Z");
    assertThat(waiting.getString("attempts[0].nextAction.type")).isEqualTo("qr_code");
    assertThat(events(paymentId))
        .singleElement()
        .isInstanceOfSatisfying(
            PaymentActionRequired.class,
            demanded -> assertThat(demanded.nextAction()).isEqualTo(code));

    gateway.resolve(attemptId(paymentId), new Succeeded("ch_3ds"));
    Orders.awaitStatus(paymentId, "AUTHORIZED");
    assertThat(orders.awaitEvents(paymentId, 2).stream().map(EventEnvelope::event))
        .hasSize(2)
        .last()
        .isInstanceOf(PaymentAuthorized.class);
    assertThat(Orders.payment(paymentId).getString("attempts[0].answerBy")).isNull();
    assertThat(Orders.payment(paymentId).getString("nextAction")).isNull();
  }

  @Test
  void aPaymentWhoseGatewayCannotBeAskedIsListedAndFailsInTheEnd() {
    Step busy = (request, charge) -> new NotSent("too many calls at a time");
    String paymentId =
        orders.place(gateway.method(Collections.nCopies(500, busy).toArray(Step[]::new)));
    await()
        .atMost(Orders.SOON)
        .until(() -> Orders.payment(paymentId).getString("attempts[0].heldBackSince") != null);
    given().get("/payments?status=HELD_BACK&limit=100").then().body("data.id", hasItem(paymentId));
    assertThat(Orders.payment(paymentId).getString("attempts[0].nextTryAt")).isNotNull();

    rows.heldBackForLong(paymentId);
    Orders.awaitStatus(paymentId, "FAILED");
    JsonPath failed = Orders.payment(paymentId);
    assertThat(failed.getString("failureReason")).isEqualTo("gateway_unavailable");
    assertThat(failed.getBoolean("retryable")).isTrue();
    assertThat(failed.getString("advice")).isNotBlank();
    assertThat(events(paymentId)).singleElement().isInstanceOf(PaymentFailed.class);
  }

  @Test
  void aBuyerWhoActsInTheLastMomentHasPaid() {
    String paymentId = waitingForItsBuyer();
    gateway.resolve(attemptId(paymentId), new Succeeded("ch_3ds"));
    rows.deadlinePasses(paymentId);
    Orders.awaitStatus(paymentId, "AUTHORIZED");
  }

  @Test
  void aPaymentThatItsGatewayHasForgottenDoesNotWaitForItsBuyerForever() {
    String paymentId = waitingForItsBuyer();
    gateway.resolve(attemptId(paymentId), new NotArrived());
    rows.deadlinePasses(paymentId);
    Orders.awaitStatus(paymentId, "FAILED");
    assertThat(Orders.payment(paymentId).getString("failureReason")).isEqualTo("action_expired");
  }

  private String waitingForItsBuyer() {
    String method =
        gateway.method((request, charge) -> {
          var action = new ActionRequired("ch_3ds", new NextAction.QrCode("wallet-7Q2", null));
          gateway.resolve(request.idempotencyKey(), action);
          return action;
        });
    String paymentId = orders.place(method);
    Orders.awaitStatus(paymentId, "ACTION_REQUIRED");
    return paymentId;
  }

  private void assertChargedOnce(String method, String paymentId) {
    assertThat(events(paymentId)).hasSize(1).first().isInstanceOf(PaymentAuthorized.class);
    assertThat(gateway.keysOf(method)).containsOnly(attemptId(paymentId));
    assertThat(gateway.movements(gateway.keysOf(method))).isEqualTo(1);
  }

  private List<Event> events(String paymentId) {
    return orders.awaitEvents(paymentId, 1).stream().map(EventEnvelope::event).toList();
  }

  private static String attemptId(String paymentId) {
    return Orders.payment(paymentId).getString("attempts[0].id");
  }

  private static void awaitAttempt(String paymentId, String status) {
    await()
        .atMost(Orders.SOON)
        .until(() -> Orders.payment(paymentId).getString("attempts[0].status").equals(status));
  }
}
