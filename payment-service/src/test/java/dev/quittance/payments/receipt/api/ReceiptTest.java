package dev.quittance.payments.receipt.api;

import static dev.quittance.payments.Orders.payment;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.payments.Orders;
import dev.quittance.payments.gateway.bank.ScriptedBank;
import dev.quittance.testkit.identity.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Money that no attempt took: ops give it to orders, or send it back. */
@QuarkusTest
class ReceiptTest {

  private static final String BACK = "{\"reason\":\"Paid twice\"}";

  @Inject Orders orders;
  @Inject ScriptedBank bank;

  private final String bankReference = "B-" + UUID.randomUUID().toString().substring(0, 13);

  @Test
  void moneyWithoutReferenceIsGivenToAnOrderWhoseCardWasDeclined() {
    String payment = orders.place("pm_card_visa_chargeDeclined");
    Orders.awaitStatus(payment, "FAILED");
    String receipt = received(2000, null);
    assertThat(Bank.receipt(receipt).getString("note")).isEqualTo("NO_REFERENCE");

    String key = UUID.randomUUID().toString();
    String body = to(payment);
    Response allocated = Bank.command(receipt, "allocate", body, key);
    allocated
        .then()
        .statusCode(201)
        .body("status", equalTo("OPEN"))
        .body("allocated.amount", equalTo(1099))
        .body("left.amount", equalTo(901))
        .body("note", equalTo("TOO_MUCH"))
        .body("allocations[0].paymentId", equalTo(payment));
    Bank.command(receipt, "allocate", body, key)
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", "true");
    Bank.command(receipt, "allocate", body)
        .then()
        .statusCode(409)
        .body("code", equalTo("order_already_paid"));
    assertThat(payment(payment).getString("status")).isEqualTo("AUTHORIZED");
    assertThat(payment(payment).getString("gateway")).isEqualTo("bank");

    Bank.command(receipt, "return", BACK).then().statusCode(201);
    Bank.awaitReceipt(receipt, "ALLOCATED");
    assertThat(bank.paidFor(bankReference)).isEqualTo(901);
    assertThat(Bank.awaitEvents(receipt, 3))
        .containsExactly("MoneyReceived 2000", "MoneyAllocated 1099", "MoneyReturned 901");
    given()
        .get("/audit?target=" + receipt)
        .then()
        .body("data.action", hasItem("receipt.allocate"))
        .body("data.action", hasItem("receipt.return"));
  }

  @Test
  void severalReceiptsPayAnOrderTogether() {
    String payment = orders.place("pm_bank_transfer");
    Bank.reference(payment);
    String first = received(1000, null);
    String second = received(99, "no reference of ours");
    Bank.command(first, "allocate", to(payment))
        .then()
        .statusCode(422)
        .body("code", equalTo("receipts_do_not_cover"));
    String both = to(payment).replace("}", ",\"with\":[\"" + second + "\"]}");
    Bank.command(first, "allocate", both).then().statusCode(201);
    assertThat(payment(payment).getString("status")).isEqualTo("AUTHORIZED");
    assertThat(payment(payment).getList("attempts")).hasSize(1);
    assertThat(Bank.receipt(second).getString("status")).isEqualTo("ALLOCATED");
  }

  @Test
  void anOrderThatAnotherGatewayMayStillChargeIsNotPaidTwice() {
    String payment = orders.place("pm_card_authenticationRequired");
    Orders.awaitStatus(payment, "ACTION_REQUIRED");
    Bank.command(received(1099, null), "allocate", to(payment))
        .then()
        .statusCode(409)
        .body("code", equalTo("payment_in_progress"));
  }

  @Test
  void moneyGoesBackOnceThoughTheBanksAnswerIsLost() {
    String receipt = received(500, null);
    bank.isSilentOnceAbout(bankReference);
    Bank.command(
            receipt,
            "return",
            "{\"amount\":{\"amount\":200,\"currency\":\"CNY\"},\"reason\":\"a\"}")
        .then()
        .statusCode(201)
        .body("status", equalTo("OPEN"))
        .body("returning.amount", equalTo(200))
        .body("left.amount", equalTo(300))
        .body("returns", hasSize(1));
    Bank.command(
            receipt,
            "return",
            "{\"amount\":{\"amount\":301,\"currency\":\"CNY\"},\"reason\":\"a\"}")
        .then()
        .statusCode(422)
        .body("code", equalTo("receipt_exceeds_left"));
    Bank.command(receipt, "return", BACK).then().statusCode(201);
    Bank.awaitReceipt(receipt, "RETURNED");
    assertThat(bank.paidFor(bankReference)).isEqualTo(500);
    assertThat(Bank.awaitEvents(receipt, 3))
        .containsExactlyInAnyOrder("MoneyReceived 500", "MoneyReturned 200", "MoneyReturned 300");
    Bank.command(receipt, "return", BACK).then().statusCode(422);
  }

  @Test
  void whatTheBankRefusesToSendBackIsStillThere() {
    String receipt = received(500, null);
    bank.refuses(bankReference);
    Bank.command(receipt, "return", BACK).then().statusCode(201);
    Bank.awaitReceipt(receipt, "OPEN");
    given()
        .get("/receipts/" + receipt)
        .then()
        .body("note", equalTo("RETURN_REFUSED"))
        .body("left.amount", equalTo(500))
        .body("returns[0].status", equalTo("REFUSED"));
  }

  @Test
  void largeSumsNeedASecondFactorAndASecondPerson() {
    String receipt = received(20_000_000, null);
    String olga = Tokens.withSecondFactor("olga", "ops");
    sendBack(Tokens.of("olga", "ops"), receipt).then().statusCode(401);
    Response asked = sendBack(olga, receipt);
    asked
        .then()
        .statusCode(202)
        .body("summary", equalTo("Send back 200000.00 CNY of receipt " + receipt));
    assertThat(Bank.receipt(receipt).getLong("left.amount")).isEqualTo(20_000_000);
    given()
        .auth()
        .oauth2(Tokens.withSecondFactor("otto", "ops"))
        .post("/approvals/" + asked.path("id") + "/approve")
        .then()
        .statusCode(200);
    sendBack(olga, receipt).then().statusCode(201);
    Bank.awaitReceipt(receipt, "RETURNED");

    String payment = orders.place("pm_bank_transfer", Money.of(20_000_000, "CNY"));
    Bank.reference(payment);
    String other = received(20_000_000, null);
    given()
        .auth()
        .oauth2(olga)
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .contentType("application/json")
        .body(to(payment))
        .post("/receipts/" + other + "/allocate")
        .then()
        .statusCode(202);
  }

  @Test
  void receiptsAreListedByWhatIsAskedFor() {
    String receipt = received(7, null);
    given()
        .get("/receipts?status=OPEN&note=NO_REFERENCE&bankAccount=main-cny&limit=1")
        .then()
        .statusCode(200)
        .body("data", hasSize(1));
    given()
        .get("/receipts?bankAccount=main-eur&limit=100")
        .then()
        .body("data.findAll { it.id == '" + receipt + "' }", hasSize(0));
    given().get("/receipts?status=LOST").then().statusCode(400);
    given().get("/receipts/rcp_1").then().statusCode(404);
  }

  @Test
  void aCommandThatNamesWhatDoesNotExistIsAProblemAndChangesNothing() {
    String receipt = received(1099, null);
    String nobody = Ids.next(Ids.ORDER);
    String order = payment(orders.place("pm_bank_transfer")).getString("orderId");
    String table =
        """
        %1$s allocate | {"orderId":"%2$s"} | 422
        %1$s allocate | {"orderId":"ord_1"} | 422
        %1$s allocate | {"orderId":null} | 422
        %1$s allocate | {} | 422
        %1$s allocate | {"orderId":"%3$s","with":["rcp_1"]} | 422
        %1$s allocate | {"orderId":"%3$s","with":[null]} | 422
        %1$s allocate | {"orderId":"%3$s","with":[7]} | 400
        %1$s allocate | {"orderId":"%3$s","more":1} | 400
        rcp_1 allocate | {"orderId":"%3$s"} | 404
        rcp_1 return | {"reason":"a"} | 404
        %1$s return | {"reason":""} | 422
        %1$s return | {"reason":"card 4242424242424242"} | 422
        %1$s return | {"reason":"a","amount":{"amount":0,"currency":"CNY"}} | 422
        %1$s return | {"reason":"a","amount":{"amount":1,"currency":"EUR"}} | 422
        %1$s return | {"reason":"a","amount":{"amount":1100,"currency":"CNY"}} | 422
        """
            .formatted(receipt, nobody, order);
    for (String line : table.lines().toList()) {
      String[] cells = line.split(" \\| ", -1);
      String[] what = cells[0].strip().split(" ", 2);
      assertThat(Bank.command(what[0], what[1], cells[1].strip()).statusCode())
          .as(line)
          .isEqualTo(Integer.parseInt(cells[2].strip()));
    }
    assertThat(Bank.receipt(receipt).getLong("left.amount")).isEqualTo(1099);
  }

  /** A receipt of money that this test's bank reference is on. */
  private String received(long minor, @Nullable String reference) {
    return Bank.imported(CamtFile.cny().credit(minor, bankReference, reference))
        .getString("unmatchedLines[0].receiptId");
  }

  private static String to(String payment) {
    return "{\"orderId\":\"" + payment(payment).getString("orderId") + "\"}";
  }

  private Response sendBack(String token, String receipt) {
    return given()
        .auth()
        .oauth2(token)
        .header("Idempotency-Key", bankReference)
        .contentType("application/json")
        .body(BACK)
        .post("/receipts/" + receipt + "/return");
  }
}
