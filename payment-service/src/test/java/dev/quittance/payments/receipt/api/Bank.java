package dev.quittance.payments.receipt.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.ReceiptEvent;
import dev.quittance.payments.Orders;
import dev.quittance.testkit.log.EventLog;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;

/** What ops and the bank do in tests. */
final class Bank {

  private static final EventLog LOG = EventLog.ofTestStack();

  private Bank() {}

  static Response send(String xml) {
    return given().contentType("application/xml").body(xml).post("/bank-statements");
  }

  /** Imports a statement that is new. */
  static JsonPath imported(CamtFile file) {
    return send(file.xml()).then().statusCode(201).extract().jsonPath();
  }

  /** What the buyer has to write on his transfer. */
  static String reference(String paymentId) {
    Orders.awaitStatus(paymentId, "ACTION_REQUIRED");
    return Orders.payment(paymentId).getString("nextAction.reference");
  }

  static JsonPath receipt(String receiptId) {
    return given().get("/receipts/" + receiptId).then().statusCode(200).extract().jsonPath();
  }

  /** The receipts of which the payment has money, newest first. */
  static List<String> receiptsOf(String paymentId) {
    return given()
        .get("/receipts?paymentId=" + paymentId)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("data.id", String.class);
  }

  static Response command(String receiptId, String command, String body) {
    return command(receiptId, command, body, UUID.randomUUID().toString());
  }

  static Response command(String receiptId, String command, String body, String key) {
    return given()
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(body)
        .post("/receipts/" + receiptId + "/" + command);
  }

  /** The names and amounts of what was published about a receipt, once there are so many. */
  static List<String> awaitEvents(String receiptId, int atLeast) {
    return await().atMost(Orders.SOON).until(() -> events(receiptId), all -> all.size() >= atLeast);
  }

  private static List<String> events(String receiptId) {
    return LOG.eventsOf(receiptId).stream()
        .map(EventEnvelope::event)
        .map(ReceiptEvent.class::cast)
        .map(event -> event.getClass().getSimpleName() + " " + event.amount().amountMinor())
        .toList();
  }

  static void awaitReceipt(String receiptId, String status) {
    await()
        .atMost(Orders.SOON)
        .untilAsserted(() -> assertThat(receipt(receiptId).getString("status")).isEqualTo(status));
  }
}
