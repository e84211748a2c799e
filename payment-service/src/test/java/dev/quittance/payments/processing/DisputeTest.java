package dev.quittance.payments.processing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Money;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.payments.Orders;
import dev.quittance.payments.gateway.notification.DisputeNotice;
import dev.quittance.payments.gateway.notification.DisputeNotice.Status;
import dev.quittance.testkit.identity.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From a gateway's notice to the log, and what it forbids meanwhile. */
@QuarkusTest
class DisputeTest {

  private final String reference = "du_" + UUID.randomUUID();

  @Inject Orders orders;
  @Inject DisputeSettlement settlement;

  @Test
  void aDisputeHoldsTheMoneyUntilItIsDecidedAndTheLogTellsOfBoth() {
    String paymentId = orders.authorized();
    String charge = Orders.payment(paymentId).getString("gatewayReference");
    assertThat(tell(charge, Status.OPENED, 1099)).isTrue();
    assertThat(tell(charge, Status.OPENED, 1099)).isTrue();

    given()
        .get("/payments/" + paymentId)
        .then()
        .body("refundable.amount", equalTo(0))
        .body("disputes", hasSize(1))
        .body("disputes[0].status", equalTo("OPEN"))
        .body("disputes[0].fee.amount", equalTo(1500))
        .body("disputes[0].id", startsWith("dsp_"));
    Orders.refund(paymentId, "{}").then().statusCode(409).body("code", equalTo("dispute_open"));

    assertThat(tell(charge, Status.LOST, 1099)).isTrue();
    given()
        .get("/disputes?paymentId=" + paymentId)
        .then()
        .statusCode(200)
        .body("data", hasSize(1))
        .body("data[0].status", equalTo("LOST"))
        .body("data[0].borneBy", equalTo("SUPPLIER"));
    Orders.refund(paymentId, "{}")
        .then()
        .statusCode(422)
        .body("code", equalTo("refund_exceeds_remaining"));
    assertThat(orders.awaitEvents(paymentId, 3).stream().map(EventEnvelope::event))
        .extracting(Event::getClass)
        .containsExactly(PaymentAuthorized.class, DisputeOpened.class, DisputeClosed.class);
  }

  @Test
  void moneyOfAWonDisputeCanBeRefundedAgain() {
    String paymentId = orders.authorized();
    String charge = Orders.payment(paymentId).getString("gatewayReference");
    tell(charge, Status.OPENED, 500);
    tell(charge, Status.WON, 500);
    String refundId = Orders.refund(paymentId, "{}").then().statusCode(201).extract().path("id");
    Orders.awaitRefund(paymentId, refundId, "SUCCEEDED");
  }

  /** What no booking would be true of is listed for people, once. */
  @Test
  void aDisputeOfMoreThanIsLeftIsListedAndMovesNothing() {
    String paymentId = orders.authorized();
    String charge = Orders.payment(paymentId).getString("gatewayReference");
    String refundId = Orders.refund(paymentId, "{}").then().statusCode(201).extract().path("id");
    Orders.awaitRefund(paymentId, refundId, "SUCCEEDED");
    assertThat(tell(charge, Status.OPENED, 20)).isTrue();
    assertThat(tell(charge, Status.OPENED, 20)).isTrue();
    given()
        .get("/payments/" + paymentId)
        .then()
        .body("disputes", hasSize(0))
        .body("contradictions", hasSize(1))
        .body("contradictions[0].kind", equalTo("DISPUTE_NOT_BOOKED"))
        .body("contradictions[0].said", equalTo("dispute " + reference + " over 20 CNY is opened"))
        .body("contradictions[0].times", equalTo(2));
    given()
        .queryParam("status", "CONTRADICTED")
        .queryParam("limit", 100)
        .get("/payments")
        .then()
        .body("data.id", hasItem(paymentId));
  }

  /** The notice may be quicker than our own commit: it is told again later. */
  @Test
  void aDisputeOfAChargeThatIsNotKnownIsToldAgainLater() {
    assertThat(tell("ch_" + UUID.randomUUID(), Status.OPENED, 1099)).isFalse();
  }

  @Test
  void oneGatewayTellsNothingOfAnothersCharges() {
    String paymentId = orders.authorized();
    String charge = Orders.payment(paymentId).getString("gatewayReference");
    assertThat(
            QuarkusTransaction.requiringNew()
                .call(() -> settlement.handle("alipay", notice(charge, Status.OPENED, 1099))))
        .isFalse();
  }

  @Test
  void buyersSeeTheirOwnDisputesOnly() {
    String paymentId = orders.authorized();
    String charge = Orders.payment(paymentId).getString("gatewayReference");
    tell(charge, Status.OPENED, 1099);
    String id = Orders.payment(paymentId).getString("disputes[0].id");
    given().get("/disputes/" + id).then().statusCode(200).body("reason", equalTo("not_received"));
    given()
        .header("Authorization", "Bearer " + Tokens.of("somebody-else", "buyer"))
        .get("/disputes/" + id)
        .then()
        .statusCode(404);
    given()
        .header("Authorization", "Bearer " + Tokens.of("somebody-else", "buyer"))
        .get("/disputes?paymentId=" + paymentId)
        .then()
        .statusCode(200)
        .body("data", hasSize(0));
    given().get("/disputes/dsp_1").then().statusCode(404);
  }

  private boolean tell(String charge, Status status, long minor) {
    return QuarkusTransaction.requiringNew()
        .call(() -> settlement.handle("sandbox", notice(charge, status, minor)));
  }

  private DisputeNotice notice(String charge, Status status, long minor) {
    return new DisputeNotice(
        reference,
        charge,
        status,
        Money.of(minor, "CNY"),
        Money.of(1500, "CNY"),
        false,
        "not_received");
  }
}
