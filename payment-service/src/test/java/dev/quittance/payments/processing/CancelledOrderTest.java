package dev.quittance.payments.processing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.notNullValue;

import dev.quittance.contract.CancellationReason;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.NextAction;
import dev.quittance.contract.OrderCancelled;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.PaymentRetryRequested;
import dev.quittance.contract.Refunded;
import dev.quittance.payments.Orders;
import dev.quittance.payments.ScriptedGateway;
import dev.quittance.payments.operation.Outcome;
import dev.quittance.testkit.log.LogWriter;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Cancelled orders, and where the money goes. */
@QuarkusTest
class CancelledOrderTest {

  @Inject Orders orders;
  @Inject ScriptedGateway gateway;
  private final LogWriter log = LogWriter.ofTestStack();

  @Test
  void anAttemptThatWaitsForItsBuyerIsCancelledAtItsGateway() {
    String paymentId =
        orders.place(
            gateway.method((request, charge) ->
                new Outcome.ActionRequired(
                    "ch_open", new NextAction.Redirect("https://acs.example/7", null))));
    Orders.awaitStatus(paymentId, "ACTION_REQUIRED");
    cancel(paymentId);
    Orders.awaitStatus(paymentId, "FAILED");
    assertThat(Orders.payment(paymentId).getString("failureReason")).isEqualTo("order_cancelled");
    given().get("/payments/" + paymentId).then().body("orderCancelledAt", notNullValue());
    assertThat(orders.awaitEvents(paymentId, 2).stream().map(EventEnvelope::event))
        .hasExactlyElementsOfTypes(PaymentActionRequired.class, PaymentFailed.class);
  }

  @Test
  void whatIsChargedAfterTheCancellationGoesBackAndNobodyIsToldOfIt() {
    Outcome pending = new Outcome.Pending("ch_late");
    String method =
        gateway.method((request, charge) -> {
          gateway.resolve(request.idempotencyKey(), pending); // whenever it is asked again
          return pending;
        });
    gateway.refunds(method);
    OrderPlaced order = Orders.order(method);
    log.write(order);
    String paymentId = orders.paymentOf(order.orderId());
    await().atMost(Orders.SOON).until(() -> attemptStatus(paymentId).equals("PENDING"));
    gateway.whenCancelled(
        Orders.payment(paymentId).getString("attempts[0].id"), new Outcome.Succeeded("ch_late"));
    cancel(paymentId);
    await()
        .atMost(Orders.SOON)
        .until(() ->
            List.of("SUCCEEDED").equals(Orders.payment(paymentId).getList("reversals.status")));
    JsonPath payment = Orders.payment(paymentId);
    assertThat(payment.getString("status")).isEqualTo("FAILED");
    assertThat(attemptStatus(paymentId)).isEqualTo("SURPLUS");
    assertThat(gateway.refundedCharges()).contains("ch_late");

    log.write(new PaymentRetryRequested(order.orderId(), method, "buyer-1"));
    await()
        .atMost(Orders.SOON)
        .untilAsserted(
            () -> assertThat(parkedReasons(order.orderId())).containsExactly("ORDER_CANCELLED"));
    assertThat(Orders.payment(paymentId).getList("attempts")).hasSize(1);
  }

  @Test
  void whatWasPaidBeforeTheCancellationArrivedIsRefunded() {
    String paymentId = orders.authorized(gateway.method());
    cancel(paymentId);
    Orders.awaitStatus(paymentId, "REFUNDED");
    assertThat(Orders.payment(paymentId).getString("refunds[0].reason"))
        .isEqualTo("order_cancelled");
    assertThat(orders.awaitEvents(paymentId, 2).stream().map(EventEnvelope::event))
        .hasExactlyElementsOfTypes(PaymentAuthorized.class, Refunded.class);
    cancel(paymentId); // another event: nothing is left to pay back
    orders.authorized();
    assertThat(Orders.payment(paymentId).getList("refunds")).hasSize(1);
  }

  @Test
  void anOrderThatIsCancelledAtOnceIsPaidOnceOrNotAtAll() {
    OrderPlaced order = Orders.order(gateway.method());
    log.write(order);
    log.write(new OrderCancelled(order.orderId(), CancellationReason.BUYER_REQUEST, "buyer-1"));
    String paymentId = orders.paymentOf(order.orderId());
    await()
        .atMost(Orders.SOON)
        .until(() -> {
          JsonPath payment = Orders.payment(paymentId);
          return payment.getString("status").equals("REFUNDED")
              || payment.getString("status").equals("FAILED")
                  && !payment.getList("reversals.status").contains("PENDING");
        });
  }

  private void cancel(String paymentId) {
    log.write(
        new OrderCancelled(
            Orders.payment(paymentId).getString("orderId"),
            CancellationReason.BUYER_REQUEST,
            "buyer-1"));
  }

  private static String attemptStatus(String paymentId) {
    return Orders.payment(paymentId).getString("attempts[0].status");
  }

  private static List<String> parkedReasons(String key) {
    List<Map<String, String>> parked =
        given().get("/parked-events?limit=100").then().statusCode(200).extract().path("data");
    return parked.stream()
        .filter(event -> key.equals(event.get("key")))
        .map(event -> event.get("reason"))
        .toList();
  }
}
