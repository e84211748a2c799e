package dev.quittance.ledger.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.quittance.contract.Ids;
import dev.quittance.ledger.support.LedgerLog;
import dev.quittance.ledger.support.LedgerTest;
import dev.quittance.ledger.support.OrderEvents;
import dev.quittance.testkit.log.LogWriter;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

@LedgerTest
class ReadsTest {

  private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");

  private final LedgerLog log;

  ReadsTest(LedgerLog log) {
    this.log = log;
  }

  @Test
  void aPaidAndPartlyRefundedOrderShowsInAllReads() {
    OrderEvents order = OrderEvents.of("reads-buyer", "reads-supplier", 1_099, "NZD");
    List<RecordMetadata> appended =
        log.write(
            List.of(
                LogWriter.envelope(order.placed(), TEN),
                LogWriter.envelope(order.authorized("stripe", 55), TEN.plusSeconds(60)),
                LogWriter.envelope(order.refunded("stripe", 100, 5), TEN.plusSeconds(120))));
    log.awaitConsumed();

    get("/accounts/buyer:reads-buyer")
        .body("id", equalTo("buyer:reads-buyer"))
        .body("balances", hasSize(1))
        .body("balances[0].currency", equalTo("NZD"))
        .body("balances[0].posted.debits", equalTo(1_199))
        .body("balances[0].posted.credits", equalTo(1_199))
        .body("balances[0].posted.balance", equalTo(0))
        .body("balances[0].pending.debits", equalTo(0))
        .body("asOf.generation", notNullValue())
        .body("asOf.offsets.size()", equalTo(12));
    get("/accounts?prefix=supplier:reads-")
        .body("data", hasSize(1))
        .body("data[0].id", equalTo("supplier:reads-supplier"))
        .body("data[0].posted.debits", equalTo(95))
        .body("data[0].posted.credits", equalTo(1_044))
        .body("data[0].posted.balance", equalTo(-949))
        .body("nextCursor", nullValue());
    get("/transactions/" + order.orderId())
        .body("orderId", equalTo(order.orderId()))
        .body("status", equalTo("PARTIALLY_REFUNDED"))
        .body("buyer", equalTo("reads-buyer"))
        .body("supplier", equalTo("reads-supplier"))
        .body("paymentId", equalTo(order.paymentId()))
        .body("total.amount", equalTo(1_099))
        .body("total.currency", equalTo("NZD"))
        .body("refunded.amount", equalTo(100))
        .body("fee.amount", equalTo(55))
        .body("feeRefunded.amount", equalTo(5))
        .body("placedAt", equalTo("2026-11-22T10:00:00Z"))
        .body("timeline.type", equalTo(List.of("OrderPlaced", "PaymentAuthorized", "Refunded")))
        .body("timeline.status", equalTo(List.of("PLACED", "AUTHORIZED", "PARTIALLY_REFUNDED")))
        .body("timeline.chainHash", everyItem(matchesPattern("[0-9a-f]{64}")))
        .body("timeline[0].postings", hasSize(0))
        .body("timeline[1].postings[0].debit", equalTo("gateway:stripe"))
        .body("timeline[1].postings[0].credit", equalTo("buyer:reads-buyer"))
        .body("timeline[1].postings[0].amount", equalTo(1_099))
        .body("timeline[2].offset", equalTo((int) appended.getLast().offset()))
        .body("parked", hasSize(0));
    get("/transactions?buyerId=reads-buyer")
        .body("data", hasSize(1))
        .body("data[0].orderId", equalTo(order.orderId()))
        .body("data[0].status", equalTo("PARTIALLY_REFUNDED"));
    get("/trial-balance")
        .body("currencies.difference", everyItem(is(0)))
        .body("currencies.find { it.currency == 'NZD' }.debits", equalTo(2_398))
        .body("currencies.find { it.currency == 'NZD' }.lines", hasSize(4));
    get("/chain-heads")
        .body("topic", equalTo("quittance.order-events.v1"))
        .body("heads", hasSize(12))
        .body("heads.chainHash", everyItem(matchesPattern("[0-9a-f]{64}")));
  }

  @Test
  void aPlacedOrderIsPendingUntilItsPaymentIsDecided() {
    OrderEvents order = OrderEvents.of("pending-buyer", "pending-supplier", 700, "SEK");
    log.write(order.placed(), TEN);
    log.awaitConsumed();
    get("/accounts/buyer:pending-buyer")
        .body("balances[0].pending.debits", equalTo(700))
        .body("balances[0].posted.debits", equalTo(0));
    get("/trial-balance")
        .body("currencies.find { it.currency == 'SEK' }.pending.credits", equalTo(700));

    log.write(order.failed(), TEN.plusSeconds(1));
    log.awaitConsumed();
    get("/accounts/buyer:pending-buyer").body("balances[0].pending.debits", equalTo(0));
    get("/transactions/" + order.orderId())
        .body("status", equalTo("FAILED"))
        .body("paymentId", nullValue());
  }

  @Test
  void parkedEventsAreListedWithTheirOrder() {
    OrderEvents order = OrderEvents.of("parked-buyer", "parked-supplier", 700, "CNY");
    List<RecordMetadata> appended =
        log.write(
            List.of(
                LogWriter.envelope(order.placed(), TEN),
                LogWriter.envelope(order.refunded("stripe", 100, 0), TEN),
                LogWriter.envelope(order.authorized("stripe", 0), TEN)));
    log.awaitConsumed();
    get("/transactions/" + order.orderId())
        .body("status", equalTo("PLACED"))
        .body("parked.reason", equalTo(List.of("NOT_AUTHORIZED", "PARKED_BEHIND")))
        .body("parked[0].offset", equalTo((int) appended.get(1).offset()));
    given()
        .when()
        .get("/parked-events?limit=100")
        .then()
        .statusCode(200)
        .body("data.findAll { it.key == '" + order.orderId() + "' }", hasSize(2));
  }

  @Test
  void anOrderOfWhichAllIsParkedSaysSo() {
    OrderEvents order = OrderEvents.of("parked-buyer", "parked-supplier", 700, "CNY");
    log.write(order.failed(), TEN);
    log.awaitConsumed();
    given()
        .when()
        .get("/transactions/" + order.orderId())
        .then()
        .statusCode(404)
        .body("detail", matchesPattern(".*1 parked.*ORDER_UNKNOWN.*"));
    given()
        .when()
        .get("/transactions/" + Ids.next(Ids.ORDER))
        .then()
        .statusCode(404)
        .body("code", equalTo("not_found"));
  }

  private static ValidatableResponse get(String path) {
    return given().when().get(path).then().statusCode(200);
  }
}
