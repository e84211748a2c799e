package dev.quittance.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.quittance.contract.BuyerDisputeOpened;
import dev.quittance.contract.BuyerDisputeReason;
import dev.quittance.contract.BuyerDisputeRefundFailed;
import dev.quittance.contract.BuyerDisputeResolved;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.kit.security.Role;
import dev.quittance.testkit.identity.Tokens;
import dev.quittance.testkit.log.LogWriter;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InboxTest {

  private final LogWriter log = LogWriter.ofTestStack();

  @Test
  void everyEventOfAnOrderReachesItsBuyerOnce() {
    Story story = Story.ofNewBuyer();
    log.write(story.placed(), story.actionRequired(), story.authorized(), story.refunded());
    awaitKinds(story, "REFUNDED", "PAYMENT_AUTHORIZED", "PAYMENT_ACTION_REQUIRED", "ORDER_PLACED");
    given()
        .queryParam("buyerId", story.buyerId())
        .get("/notifications")
        .then()
        .statusCode(200)
        .body("data[0].orderId", equalTo(story.orderId()))
        .body("data[0].subject", equalTo("Refund: 5.00 CNY"))
        .body("data[0].amount.amount", equalTo(500))
        .body("data[0].amount.currency", equalTo("CNY"))
        .body("nextCursor", nullValue());
  }

  @Test
  void aFailureSaysWhyAndHasNoAmount() {
    Story story = Story.ofNewBuyer();
    log.write(story.placed(), story.failed());
    awaitKinds(story, "PAYMENT_FAILED", "ORDER_PLACED");
    given()
        .queryParam("buyerId", story.buyerId())
        .queryParam("kind", "PAYMENT_FAILED")
        .get("/notifications")
        .then()
        .statusCode(200)
        .body("data[0].text", containsString("does not have enough funds"))
        .body("data[0].failureReason", equalTo("insufficient_funds"))
        .body("data[0].retryable", equalTo(true))
        .body("data[0].advice", startsWith("Add funds"))
        .body("data[0].containsKey('amount')", equalTo(false));
    given()
        .header("Accept-Language", "zh-Hans-CN")
        .queryParam("buyerId", story.buyerId())
        .queryParam("kind", "PAYMENT_FAILED")
        .get("/notifications")
        .then()
        .header("Content-Language", equalTo("zh"))
        .body("data[0].advice", startsWith("请充值"));
  }

  @Test
  void aDuplicateHasNoEffect() {
    Story story = Story.ofNewBuyer();
    EventEnvelope placed = LogWriter.envelope(story.placed());
    EventEnvelope authorized = LogWriter.envelope(story.authorized());
    log.writeAll(List.of(placed, placed, authorized, placed, authorized));
    log.write(story.refunded());
    awaitKinds(story, "REFUNDED", "PAYMENT_AUTHORIZED", "ORDER_PLACED");
  }

  /** The oldest time that an event can have does not stop its partition. */
  @Test
  void anEventOfTheYearZeroIsTold() {
    Story story = Story.ofNewBuyer();
    log.write(story.placed());
    log.write(LogWriter.envelope(story.failed(), Instant.parse("0000-01-01T00:00:00Z")));
    awaitKinds(story, "PAYMENT_FAILED", "ORDER_PLACED");
    given()
        .queryParam("buyerId", story.buyerId())
        .get("/notifications")
        .then()
        .body("data[0].occurredAt", equalTo("0000-01-01T00:00:00Z"));
  }

  /** CloudEvents 1.0: a source's ids are its own, and so are an order's (ADR 0020). */
  @Test
  void eventsOfTwoOrdersUnderOneIdAreBothTold() {
    Story one = Story.ofNewBuyer();
    Story other = Story.ofNewBuyer();
    EventEnvelope placed = LogWriter.envelope(one.placed());
    log.write(placed);
    awaitKinds(one, "ORDER_PLACED");
    log.write(
        new EventEnvelope(
            placed.eventId(), placed.occurredAt(), placed.source(), null, other.placed()));
    awaitKinds(other, "ORDER_PLACED");
    assertThat(Inboxes.kinds(one.buyerId())).containsExactly("ORDER_PLACED");
  }

  @Test
  void aComplaintIsToldToTheBuyerAndToSupport() {
    Story story = Story.ofNewBuyer();
    String dispute = Ids.next(Ids.DISPUTE);
    Money amount = Money.of(500, "CNY");
    log.write(
        story.placed(),
        new BuyerDisputeOpened(story.orderId(), dispute, BuyerDisputeReason.NOT_RECEIVED, amount),
        new BuyerDisputeResolved(
            story.orderId(), dispute, BuyerDisputeResolved.Outcome.PARTIAL_REFUND, amount, "sam"),
        new BuyerDisputeRefundFailed(
            story.orderId(),
            dispute,
            BuyerDisputeResolved.refundId(dispute),
            amount,
            "dispute_open"));
    awaitKinds(
        story,
        "BUYER_DISPUTE_REFUND_FAILED",
        "BUYER_DISPUTE_RESOLVED",
        "BUYER_DISPUTE_OPENED",
        "ORDER_PLACED");
    given()
        .get("/notifications?audience=support&orderId=" + story.orderId())
        .then()
        .statusCode(200)
        .body("data.kind", contains("BUYER_DISPUTE_REFUND_FAILED", "BUYER_DISPUTE_OPENED"))
        .body("data[0].subject", equalTo("Refund by hand: 5.00 CNY"))
        .body("data[1].text", containsString(dispute))
        .body("data[0].containsKey('buyerId')", equalTo(false))
        .body("data[0].containsKey('advice')", equalTo(false));
    given()
        .header("Accept-Language", "zh")
        .get("/notifications?kind=BUYER_DISPUTE_OPENED&buyerId=" + story.buyerId())
        .then()
        .body("data[0].advice", startsWith("在客服"));
    given()
        .get("/notifications?audience=support&buyerId=" + story.buyerId())
        .then()
        .statusCode(400)
        .body("code", equalTo("bad_parameter"));
    given().get("/notifications?audience=ops").then().statusCode(400);
    given()
        .auth()
        .oauth2(Tokens.of(story.buyerId(), Role.BUYER))
        .get("/notifications?audience=support")
        .then()
        .statusCode(403);
  }

  @Test
  void oneNotificationIsFoundByItsId() {
    Story story = Story.ofNewBuyer();
    EventEnvelope placed = LogWriter.envelope(story.placed());
    log.write(placed);
    awaitKinds(story, "ORDER_PLACED");
    String id = placed.eventId().replace("evt_", "ntf_");
    given()
        .get("/notifications/" + id)
        .then()
        .statusCode(200)
        .body("id", equalTo(id))
        .body("buyerId", equalTo(story.buyerId()))
        .body("occurredAt", equalTo(placed.occurredAt().toString()));
  }

  @Test
  void anEventOfAnUnknownOrderIsParkedAndVisible() {
    Story unknown = Story.ofNewBuyer();
    Story known = Story.ofNewBuyer();
    log.write(unknown.authorized());
    log.write(known.placed());
    awaitKinds(known, "ORDER_PLACED");
    await()
        .untilAsserted(() ->
            given()
                .get("/parked-events?limit=100")
                .then()
                .statusCode(200)
                .body(
                    "data.findAll { it.key == '%s' }.reason".formatted(unknown.orderId()),
                    contains("ORDER_UNKNOWN")));
    assertThat(Inboxes.kinds(unknown.buyerId())).isEmpty();
  }

  private static void awaitKinds(Story story, String... newestFirst) {
    await()
        .untilAsserted(
            () -> assertThat(Inboxes.kinds(story.buyerId())).containsExactly(newestFirst));
  }
}
