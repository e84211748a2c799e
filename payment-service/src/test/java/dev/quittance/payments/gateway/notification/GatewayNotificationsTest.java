package dev.quittance.payments.gateway.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.quittance.contract.Ids;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.payments.Orders;
import dev.quittance.payments.ScriptedGateway;
import dev.quittance.payments.operation.Charge;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.operation.OperationKind;
import dev.quittance.payments.operation.OperationTerms;
import dev.quittance.payments.operation.Outcome;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.store.PaymentStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What gateways tell unasked, whoever else is told what, and in whatever order. */
@QuarkusTest
class GatewayNotificationsTest {

  @Inject Orders orders;
  @Inject ScriptedGateway gateway;
  @Inject PaymentStore store;

  /** The scripted gateway tells: its id, our reference, what became of it. */
  @ApplicationScoped
  static class Scripted implements NotifyingGateway {

    @Override
    public String name() {
      return "scripted";
    }

    @Override
    public Notice read(NotificationRequest request) throws BadNotificationException {
      if (!request.header("signature").orElse("").equals("good")) {
        throw new BadNotificationException("It is not signed.");
      }
      String[] words = request.body().split(" ", -1);
      return new Notice.OfOperation(
          words[0],
          words[1],
          words[2].equals("succeeded")
              ? new Outcome.Succeeded(words[3])
              : new Outcome.Declined(words[3]));
    }
  }

  @Test
  void aPaymentIsAuthorizedByANotificationAloneAndOnce() {
    String paymentId =
        orders.place(gateway.method((request, charge) -> pending(request.idempotencyKey())));
    String attempt = Orders.payment(paymentId).getString("attempts[0].id");
    String id = notificationId();
    tell(id + " " + attempt + " succeeded ch_told").statusCode(204);
    tell(id + " " + attempt + " succeeded ch_told").statusCode(204);
    tell(notificationId() + " " + attempt + " failed declined").statusCode(204);
    Orders.awaitStatus(paymentId, "AUTHORIZED");
    assertThat(orders.awaitEvents(paymentId, 1))
        .singleElement()
        .satisfies(event -> assertThat(event.event()).isInstanceOf(PaymentAuthorized.class));
    assertThat(Orders.payment(paymentId).getString("gatewayReference")).isEqualTo("ch_told");
  }

  @Test
  void whatIsNotSignedIsRefusedAndLeavesNothing() {
    String paymentId =
        orders.place(gateway.method((request, charge) -> pending(request.idempotencyKey())));
    String attempt = Orders.payment(paymentId).getString("attempts[0].id");
    String id = notificationId();
    given()
        .header("Signature", "bad")
        .contentType("text/plain")
        .body(id + " " + attempt + " failed declined")
        .post("/gateway-notifications/scripted")
        .then()
        .statusCode(400)
        .body("code", equalTo("bad_signature"));
    // The same id, now from the gateway itself, is new.
    tell(id + " " + attempt + " succeeded ch_told").statusCode(204);
    Orders.awaitStatus(paymentId, "AUTHORIZED");
  }

  @Test
  void whatIsAboutAnUnknownOperationIsKeptAndOfAnUnknownGatewayRefused() {
    tell(notificationId() + " " + Ids.next(Ids.ATTEMPT) + " succeeded ch_early").statusCode(204);
    tell(notificationId() + " something-else succeeded ch_early").statusCode(204);
    given()
        .contentType("text/plain")
        .body("x")
        .post("/gateway-notifications/nobody")
        .then()
        .statusCode(404)
        .body("code", equalTo("not_found"));
  }

  @Test
  void whatComesBeforeOurOwnCommitHasItsEffectAfterIt() {
    OrderPlaced order = Orders.order(gateway.method());
    Payment payment = Payment.of(order, Ids.next(Ids.PAYMENT), "scripted", 60);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    Operation asked =
        Operation.created(
                new OperationTerms(
                    Ids.next(Ids.ATTEMPT),
                    payment.id(),
                    OperationKind.AUTHORIZATION,
                    1,
                    "scripted",
                    Orders.PRICE,
                    Charge.of(order.paymentMethodId(), Orders.PRICE),
                    null,
                    null,
                    now))
            .claim(now, now.plus(Duration.ofHours(1)))
            .operation();
    QuarkusTransaction.requiringNew()
        .run(() -> {
          store.add(List.of(payment), List.of(asked));
          tell(notificationId() + " " + asked.id() + " succeeded ch_early").statusCode(204);
        });
    Orders.awaitStatus(payment.id(), "AUTHORIZED");
    assertThat(Orders.payment(payment.id()).getString("gatewayReference")).isEqualTo("ch_early");
  }

  @Test
  void noGatewayTellsAboutAnothersOperation() {
    String paymentId = orders.authorized("pm_card_visa");
    String attempt = Orders.payment(paymentId).getString("attempts[0].id");
    tell(notificationId() + " " + attempt + " failed declined").statusCode(204);
    await()
        .during(Duration.ofMillis(200))
        .until(() -> Orders.payment(paymentId).getString("status").equals("AUTHORIZED"));
  }

  private Outcome pending(String key) {
    gateway.resolve(key, new Outcome.Pending("ch_told"));
    return new Outcome.Pending("ch_told");
  }

  private static String notificationId() {
    return "evt_" + UUID.randomUUID();
  }

  private static ValidatableResponse tell(String body) {
    return given()
        .header("Signature", "good")
        .contentType("text/plain")
        .body(body)
        .post("/gateway-notifications/scripted")
        .then();
  }
}
