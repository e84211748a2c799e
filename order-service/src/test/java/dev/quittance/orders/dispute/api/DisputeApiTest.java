package dev.quittance.orders.dispute.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.quittance.contract.BuyerDisputeOpened;
import dev.quittance.contract.BuyerDisputeReason;
import dev.quittance.contract.BuyerDisputeRefundFailed;
import dev.quittance.contract.BuyerDisputeResolved;
import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.Event;
import dev.quittance.contract.FailureReason;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.RefundFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.kit.security.Role;
import dev.quittance.orders.Orders;
import dev.quittance.testkit.identity.Tokens;
import dev.quittance.testkit.log.EventLog;
import dev.quittance.testkit.log.LogWriter;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Complaints of buyers, their evidence, and what support decides. */
@QuarkusTest
class DisputeApiTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Money TOTAL = Money.of(Orders.TOTAL_MINOR, "CNY");
  private static final String SUPPORT = "sam";

  /** A picture of one pixel. */
  private static final byte[] PNG =
      HexFormat.of()
          .parseHex(
              "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
                  + "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082");

  private static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

  private final EventLog log = EventLog.ofTestStack();
  private final LogWriter writer = LogWriter.ofTestStack();
  private final String buyer = Orders.freshBuyer();
  private final String paymentId = Ids.next(Ids.PAYMENT);

  @Test
  void aComplaintComesWithWhatWasChargedAndWhatHappened() {
    String orderId = paid();
    String key = Orders.freshKey();
    String body =
        """
        {"reason": "not_as_described", "text": "The tea is of last year's harvest",
         "claimed": {"amount": 500, "currency": "CNY"}}\
        """;
    Response opened = open(buyer, orderId, key, body);
    String disputeId = opened.path("id");
    opened
        .then()
        .statusCode(201)
        .header("Location", containsString("/orders/" + orderId + "/disputes/" + disputeId))
        .body("source", equalTo("BUYER"))
        .body("status", equalTo("OPEN"))
        .body("reason", equalTo("not_as_described"))
        .body("claimed.amount", equalTo(500))
        .body("text", nullValue())
        .body("amounts.ordered.amount", equalTo((int) Orders.TOTAL_MINOR))
        .body("amounts.charged.amount", equalTo((int) Orders.TOTAL_MINOR))
        .body("amounts.difference.amount", equalTo(0))
        .body("amounts.refundable.amount", equalTo((int) Orders.TOTAL_MINOR))
        .body("amounts.statement", containsString("there is no difference"))
        .body(
            "timeline.kind",
            contains("ORDER_PLACED", "PAYMENT_AUTHORIZED", "BUYER_DISPUTE_OPENED"));
    open(buyer, orderId, key, body)
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", equalTo("true"))
        .body("id", equalTo(disputeId));
    open(buyer, orderId, key, body.replace("500", "501"))
        .then()
        .statusCode(422)
        .body("code", equalTo("idempotency_key_reused"));
    dispute(buyer, Role.BUYER, orderId, disputeId)
        .body("text", equalTo("The tea is of last year's harvest"))
        .body("evidence", empty());
    dispute(SUPPORT, Role.SUPPORT, orderId, disputeId)
        .body("text", equalTo("The tea is of last year's harvest"));
    order(orderId)
        .body("status", equalTo("DISPUTED"))
        .body("disputed", equalTo(true))
        .body("paymentStatus", equalTo("AUTHORIZED"))
        .body("nextActions.action", contains("FOLLOW_DISPUTE", "DISPUTE"));
    assertThat(published(orderId))
        .contains(
            new BuyerDisputeOpened(
                orderId, disputeId, BuyerDisputeReason.NOT_AS_DESCRIBED, Money.of(500, "CNY")));
    assertThat(log.eventsOf(orderId).toString()).doesNotContain("harvest");
  }

  @Test
  void aSurchargeAndTheCurrencyOfTheCardAreAttached() {
    String orderId = Orders.place(buyer);
    writer.write(
        new PaymentAuthorized(
            orderId,
            paymentId,
            Ids.next(Ids.ATTEMPT),
            "sandbox",
            "ch_1",
            TOTAL,
            Money.of(0, "CNY"),
            Money.of(381, "EUR"),
            Money.of(54, "CNY"),
            "0.1385",
            null));
    awaitStatus(orderId, "PAID");
    dispute(buyer, Role.BUYER, orderId, opened(orderId, "wrong_deduction"))
        .body("amounts.charged.amount", equalTo((int) Orders.TOTAL_MINOR + 54))
        .body("amounts.surcharge.amount", equalTo(54))
        .body("amounts.difference.amount", equalTo(54))
        .body("amounts.chargedAs.amount", equalTo(381))
        .body("amounts.chargedAs.currency", equalTo("EUR"))
        .body("amounts.refundable.amount", equalTo((int) Orders.TOTAL_MINOR))
        .body(
            "amounts.statement",
            equalTo(
                "26.98 CNY was ordered, and 27.52 CNY was charged: 0.54 CNY more, of which 0.54 CNY"
                    + " is a surcharge."));
  }

  @Test
  void oneDisputeIsOpenForEachReason() {
    String orderId = paid();
    opened(orderId, "not_received");
    open(buyer, orderId, Orders.freshKey(), body("not_received"))
        .then()
        .statusCode(409)
        .body("code", equalTo("dispute_exists"));
    opened(orderId, "wrong_deduction");
    get(buyer, Role.BUYER, "/orders/" + orderId + "/disputes")
        .then()
        .statusCode(200)
        .body("data.reason", contains("wrong_deduction", "not_received"))
        .body("data.text", hasSize(2))
        .body("data[0].amounts", nullValue());
  }

  @Test
  void anUnpaidOrderIsDisputedForAWrongDeductionOnly() {
    String orderId = failed();
    order(orderId).body("nextActions.action", hasItem("DISPUTE"));
    open(buyer, orderId, Orders.freshKey(), body("not_received"))
        .then()
        .statusCode(409)
        .body("code", equalTo("not_disputable"));
    String disputeId = opened(orderId, "wrong_deduction");
    order(orderId)
        .body("status", equalTo("DISPUTED"))
        .body("failureReason", equalTo("expired_card"))
        .body("payBy", notNullValue())
        .body("nextActions.action", contains("PAY_AGAIN", "CANCEL", "FOLLOW_DISPUTE", "DISPUTE"));
    resolve(orderId, disputeId, "{\"outcome\": \"refund\", \"reason\": \"Sorry\"}")
        .then()
        .statusCode(409)
        .body("code", equalTo("not_disputable"));
    resolve(orderId, disputeId, "{\"outcome\": \"rejection\", \"reason\": \"Nothing was charged\"}")
        .then()
        .statusCode(201)
        .body("outcome", equalTo("REJECTION"))
        .body("amounts.statement", containsString("nothing was charged"));
    order(orderId).body("status", equalTo("PAYMENT_FAILED")).body("payBy", notNullValue());
  }

  @Test
  void anotherBuyersOrderIsNotThere() {
    String orderId = paid();
    String disputeId = opened(orderId, "not_received");
    String eve = Orders.freshBuyer();
    String path = "/orders/" + orderId + "/disputes";
    open(eve, orderId, Orders.freshKey(), body("not_received")).then().statusCode(404);
    get(eve, Role.BUYER, path).then().statusCode(404);
    get(eve, Role.BUYER, path + "/" + disputeId).then().statusCode(404);
    get(eve, Role.BUYER, path + "/" + disputeId + "/evidence").then().statusCode(404);
    upload(eve, orderId, disputeId, "image/png", PNG).statusCode(404);
    String others = Orders.place(eve);
    get(eve, Role.BUYER, "/orders/" + others + "/disputes/" + disputeId).then().statusCode(404);
    open(buyer, "ord_x", Orders.freshKey(), body("not_received")).then().statusCode(404);
    get(buyer, Role.BUYER, path + "/dsp_x").then().statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\": \"x\"}",
        "{\"reason\": \"not_received\"}",
        "{\"reason\": \"other\", \"text\": \"x\"}",
        "{\"reason\": \"NOT_RECEIVED\", \"text\": \"x\"}",
        "{\"reason\": \"not_received\", \"text\": \" \"}",
        "{\"reason\": \"not_received\", \"text\": \"my card is 4242 4242 4242 4242\"}",
        "{\"reason\": \"not_received\", \"text\": \"x\", \"claimed\": {\"amount\": 0, \"currency\": \"CNY\"}}",
        "{\"reason\": \"not_received\", \"text\": \"x\", \"claimed\": {\"amount\": 1, \"currency\": \"JPY\"}}"
      })
  void aBodyThatIsNotAcceptableOpensNothing(String body) {
    String orderId = paid();
    open(buyer, orderId, Orders.freshKey(), body).then().statusCode(422);
    get(buyer, Role.BUYER, "/orders/" + orderId + "/disputes").then().body("data", empty());
    order(orderId).body("status", equalTo("PAID"));
  }

  @Test
  void evidenceIsKeptOnceAndGivenBackAsItWas() {
    String orderId = paid();
    String disputeId = opened(orderId, "not_as_described");
    String path = "/orders/" + orderId + "/disputes/" + disputeId + "/evidence";
    String sha256 =
        upload(buyer, orderId, disputeId, "image/png", PNG)
            .statusCode(201)
            .body("number", equalTo(1))
            .body("mediaType", equalTo("image/png"))
            .body("size", equalTo(PNG.length))
            .extract()
            .path("sha256");
    upload(buyer, orderId, disputeId, "image/png", PNG)
        .statusCode(200)
        .header("Idempotency-Replayed", equalTo("true"))
        .body("sha256", equalTo(sha256));
    upload(buyer, orderId, disputeId, "application/pdf", PDF)
        .statusCode(201)
        .body("number", equalTo(2));
    get(buyer, Role.BUYER, path).then().body("data.number", contains(1, 2));
    dispute(SUPPORT, Role.SUPPORT, orderId, disputeId)
        .body("evidence.mediaType", contains("image/png", "application/pdf"));
    for (Response downloaded :
        List.of(
            get(buyer, Role.BUYER, path + "/" + sha256),
            get(SUPPORT, Role.SUPPORT, path + "/" + sha256))) {
      downloaded
          .then()
          .statusCode(200)
          .contentType("image/png")
          .header("Content-Disposition", equalTo("attachment; filename=\"evidence-1.png\""))
          .header("X-Content-Type-Options", equalTo("nosniff"))
          .header("Cache-Control", equalTo("no-store"));
      assertThat(downloaded.asByteArray()).isEqualTo(PNG);
    }
    get(buyer, Role.BUYER, path + "/" + "0a".repeat(32)).then().statusCode(404);
    get(buyer, Role.BUYER, path + "/x").then().statusCode(404);
    // The same picture in another dispute is the same file.
    String other = opened(orderId, "not_received");
    upload(buyer, orderId, other, "image/png", PNG).statusCode(201).body("number", equalTo(1));
  }

  @Test
  void whatABuyerWroteAndSentIsGoneOnceItIsErasedAndTheDisputeStays() {
    String orderId = paid();
    String disputeId = opened(orderId, "not_as_described");
    String path = "/orders/" + orderId + "/disputes/" + disputeId;
    String sha256 =
        upload(buyer, orderId, disputeId, "image/png", PNG)
            .statusCode(201)
            .extract()
            .path("sha256");
    resolve(orderId, disputeId, "{\"outcome\": \"rejection\", \"reason\": \"You said so\"}")
        .then()
        .statusCode(201);
    given()
        .auth()
        .oauth2(Tokens.of(buyer, Role.BUYER))
        .delete("/buyers/" + buyer + "/personal-data")
        .then()
        .statusCode(200);
    dispute(SUPPORT, Role.SUPPORT, orderId, disputeId)
        .body("text", nullValue())
        .body("decisionReason", nullValue())
        .body("outcome", equalTo("REJECTION"))
        .body("evidence.sha256", contains(sha256));
    get(buyer, Role.BUYER, path + "/evidence/" + sha256).then().statusCode(404);
    String other = opened(orderId, "not_received");
    upload(buyer, orderId, other, "image/png", PNG).statusCode(201);
    assertThat(
            get(
                    buyer,
                    Role.BUYER,
                    "/orders/" + orderId + "/disputes/" + other + "/evidence/" + sha256)
                .asByteArray())
        .isEqualTo(PNG);
  }

  @Test
  void evidenceThatIsNotWhatItSaysOrTooLargeOrTooMuchIsRefused() {
    String orderId = paid();
    String disputeId = opened(orderId, "not_as_described");
    upload(buyer, orderId, disputeId, "image/jpeg", PNG)
        .statusCode(422)
        .body("code", equalTo("file_type_mismatch"))
        .body("detail", containsString("image/png"));
    upload(
            buyer,
            orderId,
            disputeId,
            "image/png",
            "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8))
        .statusCode(422)
        .body("code", equalTo("file_type_mismatch"));
    upload(buyer, orderId, disputeId, "text/html", PNG).statusCode(415);
    upload(buyer, orderId, disputeId, "image/gif", PNG).statusCode(415);
    upload(buyer, orderId, disputeId, "image/png", new byte[0])
        .statusCode(400)
        .body("code", equalTo("body_missing"));
    upload(buyer, orderId, disputeId, "image/png", Arrays.copyOf(PNG, 5 * 1024 * 1024 + 1))
        .statusCode(413)
        .body("code", equalTo("body_too_large"));
    upload(buyer, orderId, disputeId, "image/png", Arrays.copyOf(PNG, 5 * 1024 * 1024))
        .statusCode(201);
    for (int i = 1; i < 10; i++) {
      upload(buyer, orderId, disputeId, "image/png", Arrays.copyOf(PNG, PNG.length + i))
          .statusCode(201);
    }
    upload(buyer, orderId, disputeId, "image/png", Arrays.copyOf(PNG, PNG.length + 10))
        .statusCode(409)
        .body("code", equalTo("too_many_files"));
    get(buyer, Role.BUYER, "/orders/" + orderId + "/disputes/" + disputeId + "/evidence")
        .then()
        .body("data", hasSize(10));
  }

  @Test
  void supportResolvesADisputeOnceAndItsRefundShows() {
    String orderId = paid();
    String disputeId = opened(orderId, "not_as_described");
    String tooMuch =
        "{\"outcome\": \"partial_refund\", \"reason\": \"x\", \"amount\": {\"amount\": 2699, \"currency\": \"CNY\"}}";
    resolve(orderId, disputeId, tooMuch)
        .then()
        .statusCode(422)
        .body("code", equalTo("refund_exceeds_remaining"));
    resolve(orderId, disputeId, tooMuch.replace("CNY", "EUR"))
        .then()
        .statusCode(422)
        .body("code", equalTo("currency_mismatch"));
    resolve(orderId, disputeId, "{\"outcome\": \"partial_refund\", \"reason\": \"x\"}")
        .then()
        .statusCode(422)
        .body("errors.field", contains("amount"));
    resolve(orderId, disputeId, tooMuch.replace("partial_refund", "rejection"))
        .then()
        .statusCode(422)
        .body("errors.field", contains("amount"));
    resolve(orderId, disputeId, "{\"outcome\": \"maybe\", \"reason\": \"x\"}")
        .then()
        .statusCode(422);
    String key = Orders.freshKey();
    String half = tooMuch.replace("2699", "1300").replace("\"x\"", "\"Half of it is old\"");
    String refundId = BuyerDisputeResolved.refundId(disputeId);
    resolve(orderId, disputeId, key, half)
        .then()
        .statusCode(201)
        .body("status", equalTo("CLOSED"))
        .body("outcome", equalTo("PARTIAL_REFUND"))
        .body("refund.id", equalTo(refundId))
        .body("refund.amount.amount", equalTo(1300))
        .body("refund.status", equalTo("PENDING"))
        .body("resolvedBy", equalTo(SUPPORT))
        .body("decisionReason", nullValue());
    resolve(orderId, disputeId, key, half)
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", equalTo("true"));
    resolve(orderId, disputeId, half)
        .then()
        .statusCode(409)
        .body("code", equalTo("dispute_closed"));
    upload(buyer, orderId, disputeId, "image/png", PNG)
        .statusCode(409)
        .body("code", equalTo("dispute_closed"));
    dispute(buyer, Role.BUYER, orderId, disputeId)
        .body("decisionReason", equalTo("Half of it is old"))
        .body("resolvedBy", nullValue());
    order(orderId).body("status", equalTo("PAID"));
    assertThat(published(orderId))
        .contains(
            new BuyerDisputeResolved(
                orderId,
                disputeId,
                BuyerDisputeResolved.Outcome.PARTIAL_REFUND,
                Money.of(1300, "CNY"),
                SUPPORT));
    get("ada", Role.AUDITOR, "/audit?target=" + disputeId)
        .then()
        .body("data.action", contains("dispute.resolve"))
        .body("data[0].reason", equalTo("partial_refund"));
    writer.write(refunded(orderId, refundId, 1300));
    awaitRefund(orderId, disputeId, "PAID");
    writer.write(
        new RefundFailed(
            orderId,
            paymentId,
            refundId,
            "sandbox",
            Money.of(1300, "CNY"),
            Money.of(0, "CNY"),
            "account_closed",
            null,
            null));
    awaitRefund(orderId, disputeId, "FAILED");
    get(SUPPORT, Role.SUPPORT, "/disputes?refundStatus=FAILED&limit=100")
        .then()
        .body("data.id", hasItem(disputeId))
        .body(
            "data.find { it.id == '%s' }.refund.failureReason".formatted(disputeId),
            equalTo("account_closed"));
  }

  @Test
  void aRefundThatCannotBeMadeIsListed() {
    String orderId = paid();
    String disputeId = opened(orderId, "not_received");
    resolve(orderId, disputeId, "{\"outcome\": \"refund\", \"reason\": \"It is lost\"}")
        .then()
        .statusCode(201)
        .body("refund.amount.amount", equalTo((int) Orders.TOTAL_MINOR));
    writer.write(
        new BuyerDisputeRefundFailed(
            orderId,
            disputeId,
            BuyerDisputeResolved.refundId(disputeId),
            TOTAL,
            "refund_exceeds_remaining"));
    awaitRefund(orderId, disputeId, "FAILED");
    get(buyer, Role.BUYER, "/orders/" + orderId + "/timeline")
        .then()
        .body(
            "data.kind",
            contains(
                "ORDER_PLACED",
                "PAYMENT_AUTHORIZED",
                "BUYER_DISPUTE_OPENED",
                "BUYER_DISPUTE_GRANTED",
                "BUYER_DISPUTE_REFUND_FAILED"))
        .body("data[3].money", equalTo("PROMISED"));
  }

  @Test
  void aLargeRefundNeedsASecondFactorAndASecondPerson() {
    String orderId = placed(20_000_000);
    writer.write(authorized(orderId, Money.of(20_000_000, "CNY")));
    awaitStatus(orderId, "PAID");
    String disputeId = opened(orderId, "not_received");
    String body = "{\"outcome\": \"refund\", \"reason\": \"Lost by the carrier\"}";
    resolve(orderId, disputeId, body)
        .then()
        .statusCode(401)
        .body("code", equalTo("insufficient_user_authentication"));
    Response asked = resolveWithSecondFactor(SUPPORT, orderId, disputeId, body);
    asked
        .then()
        .statusCode(202)
        .body("summary", containsString(disputeId))
        .body("reason", nullValue());
    given()
        .auth()
        .oauth2(Tokens.withSecondFactor("susan", Role.SUPPORT))
        .post("/approvals/" + asked.path("id") + "/approve")
        .then()
        .statusCode(200);
    resolveWithSecondFactor(SUPPORT, orderId, disputeId, body)
        .then()
        .statusCode(201)
        .body("refund.amount.amount", equalTo(20_000_000));
    String small = opened(orderId, "wrong_deduction");
    resolve(orderId, small, "{\"outcome\": \"rejection\", \"reason\": \"No\"}")
        .then()
        .statusCode(201);
  }

  @Test
  void aGatewaysDisputeIsInTheSameLists() {
    String orderId = paid();
    String gatewaysId = Ids.next(Ids.DISPUTE);
    writer.write(
        new DisputeOpened(
            orderId,
            paymentId,
            gatewaysId,
            "sandbox",
            "dp_1",
            Money.of(700, "CNY"),
            null,
            "product_not_received"));
    awaitStatus(orderId, "DISPUTED");
    get(buyer, Role.BUYER, "/orders/" + orderId + "/disputes")
        .then()
        .body("data.id", contains(gatewaysId))
        .body("data[0].source", equalTo("GATEWAY"))
        .body("data[0].gateway", equalTo("sandbox"))
        .body("data[0].claimed.amount", equalTo(700));
    String disputeId = opened(orderId, "not_received");
    dispute(buyer, Role.BUYER, orderId, disputeId)
        .body("amounts.withheld.amount", equalTo(700))
        .body("amounts.refundable.amount", equalTo((int) Orders.TOTAL_MINOR - 700));
    resolve(orderId, disputeId, "{\"outcome\": \"refund\", \"reason\": \"x\"}")
        .then()
        .statusCode(409)
        .body("code", equalTo("dispute_open"));
    resolve(orderId, gatewaysId, "{\"outcome\": \"rejection\", \"reason\": \"x\"}")
        .then()
        .statusCode(409)
        .body("code", equalTo("not_disputable"));
    upload(buyer, orderId, gatewaysId, "image/png", PNG)
        .statusCode(409)
        .body("code", equalTo("not_disputable"));
    writer.write(
        new DisputeClosed(
            orderId,
            paymentId,
            gatewaysId,
            "sandbox",
            DisputeClosed.Outcome.LOST,
            DisputeClosed.Bearer.SUPPLIER,
            Money.of(700, "CNY"),
            null));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> dispute(buyer, Role.BUYER, orderId, gatewaysId).body("outcome", equalTo("LOST")));
    order(orderId).body("status", equalTo("DISPUTED")); // the buyer's is open
    get(SUPPORT, Role.SUPPORT, "/disputes?status=CLOSED&source=GATEWAY&limit=100")
        .then()
        .body("data.id", hasItem(gatewaysId))
        .body("data.id", not(hasItem(disputeId)));
    get(SUPPORT, Role.SUPPORT, "/disputes?status=OPEN&source=BUYER&reason=not_received&limit=100")
        .then()
        .body("data.id", hasItem(disputeId));
  }

  @Test
  void theListOfStaffHasPagesAndRefusesWrongFilters() {
    String orderId = paid();
    List<String> ids =
        List.of(
            opened(orderId, "not_received"),
            opened(orderId, "not_as_described"),
            opened(orderId, "duplicate_charge"));
    Response first = get(buyer, Role.BUYER, "/orders/" + orderId + "/disputes?limit=2");
    first.then().body("data.id", contains(ids.get(2), ids.get(1)));
    get(
            buyer,
            Role.BUYER,
            "/orders/" + orderId + "/disputes?limit=2&cursor=" + first.path("nextCursor"))
        .then()
        .body("data.id", contains(ids.get(0)))
        .body("nextCursor", nullValue());
    get(SUPPORT, Role.SUPPORT, "/disputes?status=OPEN&limit=100")
        .then()
        .body("data.id", hasItems(ids.get(0), ids.get(1), ids.get(2)));
    for (String wrong : List.of("status=open", "source=X", "reason=a%20b", "refundStatus=X")) {
      get(SUPPORT, Role.SUPPORT, "/disputes?" + wrong)
          .then()
          .statusCode(400)
          .body("code", equalTo("bad_parameter"));
    }
    get(buyer, Role.BUYER, "/disputes").then().statusCode(403);
  }

  private String paid() {
    String orderId = Orders.place(buyer);
    writer.write(authorized(orderId, TOTAL));
    awaitStatus(orderId, "PAID");
    return orderId;
  }

  private String failed() {
    String orderId = Orders.place(buyer);
    writer.write(
        PaymentFailed.of(
            orderId, paymentId, Ids.next(Ids.ATTEMPT), "sandbox", FailureReason.EXPIRED_CARD));
    awaitStatus(orderId, "PAYMENT_FAILED");
    return orderId;
  }

  private String placed(long priceMinor) {
    return given()
        .auth()
        .oauth2(Tokens.of(buyer, Role.BUYER))
        .header("Idempotency-Key", Orders.freshKey())
        .contentType(ContentType.JSON)
        .body(
            """
            {"supplierId": "supplier-1", "paymentMethodId": "pm_card_ok", "lines": [
              {"sku": "TRUCK", "quantity": 1, "unitPrice": {"amount": %s, "currency": "CNY"}}]}
            """
                .formatted(priceMinor))
        .post("/orders")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private Event authorized(String orderId, Money amount) {
    return new PaymentAuthorized(
        orderId, paymentId, Ids.next(Ids.ATTEMPT), "sandbox", "ch_1", amount, Money.of(0, "CNY"));
  }

  private Event refunded(String orderId, String refundId, long amountMinor) {
    return new Refunded(
        orderId,
        paymentId,
        refundId,
        "sandbox",
        "re_1",
        Money.of(amountMinor, "CNY"),
        Money.of(0, "CNY"));
  }

  private static String body(String reason) {
    return "{\"reason\": \"%s\", \"text\": \"It is wrong\"}".formatted(reason);
  }

  private String opened(String orderId, String reason) {
    return open(buyer, orderId, Orders.freshKey(), body(reason))
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static Response open(String subject, String orderId, String key, String body) {
    return given()
        .auth()
        .oauth2(Tokens.of(subject, Role.BUYER))
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/orders/" + orderId + "/disputes");
  }

  private static ValidatableResponse upload(
      String subject, String orderId, String disputeId, String type, byte[] content) {
    return given()
        .auth()
        .oauth2(Tokens.of(subject, Role.BUYER))
        .contentType(type)
        .body(content)
        .post("/orders/" + orderId + "/disputes/" + disputeId + "/evidence")
        .then();
  }

  private static Response resolve(String orderId, String disputeId, String body) {
    return resolve(orderId, disputeId, Orders.freshKey(), body);
  }

  private static Response resolve(String orderId, String disputeId, String key, String body) {
    return resolve(Tokens.of(SUPPORT, Role.SUPPORT), orderId, disputeId, key, body);
  }

  private static Response resolveWithSecondFactor(
      String subject, String orderId, String disputeId, String body) {
    return resolve(
        Tokens.withSecondFactor(subject, Role.SUPPORT),
        orderId,
        disputeId,
        Orders.freshKey(),
        body);
  }

  private static Response resolve(
      String token, String orderId, String disputeId, String key, String body) {
    return given()
        .auth()
        .oauth2(token)
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/orders/" + orderId + "/disputes/" + disputeId + "/resolution");
  }

  private static Response get(String subject, String role, String path) {
    return given().auth().oauth2(Tokens.of(subject, role)).get(path);
  }

  private static ValidatableResponse dispute(
      String subject, String role, String orderId, String disputeId) {
    return get(subject, role, "/orders/" + orderId + "/disputes/" + disputeId)
        .then()
        .statusCode(200);
  }

  private void awaitRefund(String orderId, String disputeId, String status) {
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            dispute(buyer, Role.BUYER, orderId, disputeId).body("refund.status", equalTo(status)));
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
        .map(envelope -> envelope.event())
        .toList();
  }
}
