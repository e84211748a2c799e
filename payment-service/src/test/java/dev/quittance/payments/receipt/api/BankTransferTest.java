package dev.quittance.payments.receipt.api;

import static dev.quittance.payments.Orders.payment;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.quittance.contract.CancellationReason;
import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderCancelled;
import dev.quittance.contract.PaymentActionRequired;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.RefundFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.payments.OperationRows;
import dev.quittance.payments.Orders;
import dev.quittance.payments.gateway.bank.ScriptedBank;
import dev.quittance.payments.statement.CreditorReference;
import dev.quittance.testkit.log.LogWriter;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An order that is paid by bank transfer, from the buyer's instructions to the statement. */
@QuarkusTest
class BankTransferTest {

  private static final long PRICE = Orders.PRICE.amountMinor();

  @Inject Orders orders;
  @Inject OperationRows rows;
  @Inject ScriptedBank bank;

  private final String bankReference = "B-" + UUID.randomUUID().toString().substring(0, 13);

  @Test
  void theBuyerIsToldWhereToPayAndTheStatementThatShowsTheMoneyAuthorizes() {
    String payment = orders.place("pm_bank_transfer");
    String reference = Bank.reference(payment);
    assertThat(CreditorReference.isValid(reference)).isTrue();
    given()
        .get("/payments/" + payment)
        .then()
        .body("nextAction.type", equalTo("bank_transfer"))
        .body("nextAction.account", equalTo(CamtFile.CNY_ACCOUNT))
        .body("nextAction.accountHolder", equalTo("Quittance Marketplace Ltd."))
        .body("gateway", equalTo("bank"));

    JsonPath report = Bank.imported(CamtFile.cny().credit(PRICE, bankReference, reference));
    assertThat(report.getInt("receipts")).isEqualTo(1);
    assertThat(report.getInt("matched")).isEqualTo(1);
    assertThat(report.getInt("paid")).isEqualTo(1);
    assertThat(report.getInt("unmatched")).isZero();

    assertThat(payment(payment).getString("status")).isEqualTo("AUTHORIZED");
    assertThat(payment(payment).getString("gatewayReference"))
        .isEqualTo("main-cny/" + bankReference);
    List<EventEnvelope> events = orders.awaitEvents(payment, 2);
    assertThat(events.getFirst().event()).isInstanceOf(PaymentActionRequired.class);
    assertThat(events.getLast().event())
        .isInstanceOfSatisfying(
            PaymentAuthorized.class,
            authorized -> assertThat(authorized.bankAccount()).isEqualTo("main-cny"));
    String receipt = Bank.receiptsOf(payment).getFirst();
    assertThat(Bank.receipt(receipt).getString("status")).isEqualTo("ALLOCATED");
    assertThat(Bank.awaitEvents(receipt, 2))
        .containsExactly("MoneyReceived 1099", "MoneyAllocated 1099");
  }

  @Test
  void aFileIsImportedOnceAndItsEntriesInOtherFilesAreKnown() {
    String payment = orders.place("pm_bank_transfer");
    CamtFile file = CamtFile.cny().credit(PRICE, bankReference, Bank.reference(payment));
    String xml = file.xml();
    JsonPath first = Bank.send(xml).then().statusCode(201).extract().jsonPath();
    Bank.send(xml)
        .then()
        .statusCode(200)
        .header("Idempotency-Replayed", "true")
        .header("Location", endsWith("/bank-statements/" + first.getString("id")))
        .body("id", equalTo(first.getString("id")));
    JsonPath overlapping = Bank.imported(file.credit(5, null));
    assertThat(overlapping.getInt("knownEntries")).isEqualTo(1);
    assertThat(overlapping.getInt("newEntries")).isEqualTo(1);
    assertThat(overlapping.getInt("paid")).isZero();
    assertThat(Bank.receiptsOf(payment)).hasSize(1);
    given()
        .get("/bank-statements/" + first.getString("id"))
        .then()
        .statusCode(200)
        .body("paid", equalTo(1));
    given()
        .get("/audit?action=bank-statement.import&target=" + first.getString("id"))
        .then()
        .body("data[0].after.paid", equalTo(1));
  }

  @Test
  void partsThatComeInSeveralStatementsPayTogether() {
    String payment = orders.place("pm_bank_transfer");
    String reference = Bank.reference(payment);
    JsonPath first = Bank.imported(CamtFile.cny().credit(400, reference));
    assertThat(first.getList("unmatchedLines.reason")).containsExactly("TOO_LITTLE");
    assertThat(payment(payment).getString("status")).isEqualTo("ACTION_REQUIRED");
    JsonPath second = Bank.imported(CamtFile.cny().credit(PRICE - 400 + 7, reference));
    assertThat(second.getInt("paid")).isEqualTo(1);
    assertThat(second.getList("unmatchedLines.reason")).containsExactly("TOO_MUCH");
    assertThat(payment(payment).getString("status")).isEqualTo("AUTHORIZED");
    List<String> receipts = Bank.receiptsOf(payment);
    assertThat(receipts).hasSize(2);
    assertThat(Bank.receipt(receipts.getFirst()).getLong("left.amount")).isEqualTo(7);
    assertThat(Bank.receipt(receipts.getLast()).getString("status")).isEqualTo("ALLOCATED");
  }

  @Test
  void moneyForACancelledOrderIsLeftToBeAllocatedOrReturned() {
    String payment = orders.place("pm_bank_transfer");
    String reference = Bank.reference(payment);
    String orderId = payment(payment).getString("orderId");
    LogWriter.ofTestStack()
        .write(new OrderCancelled(orderId, CancellationReason.BUYER_REQUEST, "buyer-1"));
    Orders.awaitStatus(payment, "FAILED"); // at once: no gateway has to be asked
    JsonPath report = Bank.imported(CamtFile.cny().credit(PRICE, bankReference, reference));
    assertThat(report.getInt("paid")).isZero();
    assertThat(report.getList("unmatchedLines.reason")).containsExactly("ATTEMPT_OVER");
    assertThat(payment(payment).getString("status")).isEqualTo("FAILED");
    String receipt = report.getString("unmatchedLines[0].receiptId");
    Bank.command(receipt, "allocate", "{\"orderId\": \"%s\"}".formatted(orderId))
        .then()
        .statusCode(409)
        .body("code", equalTo("order_cancelled"));
  }

  @Test
  void whatComesTwiceIsLeftAndSaysWhy() {
    String payment = orders.place("pm_bank_transfer");
    String reference = Bank.reference(payment);
    JsonPath report =
        Bank.imported(CamtFile.cny().credit(PRICE, reference).credit(PRICE, reference));
    assertThat(report.getInt("paid")).isEqualTo(1);
    assertThat(report.getList("unmatchedLines.reason")).containsExactly("ALREADY_PAID");
    JsonPath later = Bank.imported(CamtFile.cny().credit(PRICE, reference));
    assertThat(later.getList("unmatchedLines.reason")).containsExactly("ALREADY_PAID");
    assertThat(Bank.receiptsOf(payment)).hasSize(1);
  }

  @Test
  void pendingEntriesAndThoseThatAreTakenBackPayNothing() {
    String payment = orders.place("pm_bank_transfer");
    String reference = Bank.reference(payment);
    JsonPath report =
        Bank.imported(
            CamtFile.cny()
                .pending(PRICE, "P-" + bankReference, reference)
                .credit(PRICE, bankReference, reference)
                .reversal(PRICE, bankReference));
    assertThat(report.getInt("notBooked")).isEqualTo(1);
    assertThat(report.getInt("receipts")).isEqualTo(1);
    assertThat(report.getInt("paid")).isZero();
    assertThat(report.getInt("unmatched")).isZero();
    assertThat(payment(payment).getString("status")).isEqualTo("ACTION_REQUIRED");
  }

  @Test
  void aReversalThatIsImportedFirstTakesBackWhatComesAfterIt() {
    String payment = orders.place("pm_bank_transfer");
    String reference = Bank.reference(payment);
    JsonPath reversal = Bank.imported(CamtFile.cny().reversal(PRICE, bankReference));
    assertThat(reversal.getList("unmatchedLines.reason")).containsExactly("NOT_RECEIVED");
    JsonPath later = Bank.imported(CamtFile.cny().credit(PRICE, bankReference, reference));
    assertThat(later.getInt("receipts")).isEqualTo(1);
    assertThat(later.getInt("paid")).isZero();
    assertThat(payment(payment).getString("status")).isEqualTo("ACTION_REQUIRED");
    JsonPath again = Bank.imported(CamtFile.cny().credit(PRICE, reference));
    assertThat(again.getInt("paid")).isEqualTo(1);
  }

  @Test
  void whatTheBankTakesBackAfterAPaymentHasItIsADisputeThatIsLost() {
    String payment = orders.place("pm_bank_transfer");
    String reference = Bank.reference(payment);
    Bank.imported(CamtFile.cny().credit(PRICE + 1, bankReference, reference));
    JsonPath report = Bank.imported(CamtFile.cny().reversal(PRICE + 1, bankReference));
    assertThat(report.getList("unmatchedLines.reason")).containsExactly("TAKEN_BACK");
    assertThat(report.getInt("debits")).isZero();
    JsonPath after = payment(payment);
    assertThat(after.getString("status")).isEqualTo("AUTHORIZED");
    assertThat(after.getLong("refundable.amount")).isZero();
    assertThat(after.getString("disputes[0].status")).isEqualTo("LOST");
    assertThat(after.getString("disputes[0].reason")).isEqualTo("transfer_reversed");
    List<EventEnvelope> events = orders.awaitEvents(payment, 4);
    assertThat(events.get(2).event())
        .isInstanceOfSatisfying(
            DisputeOpened.class,
            it -> {
              assertThat(it.bankAccount()).isEqualTo("main-cny");
              assertThat(it.amount()).isEqualTo(Orders.PRICE);
            });
    assertThat(events.get(3).event())
        .isInstanceOfSatisfying(
            DisputeClosed.class,
            it -> {
              assertThat(it.outcome()).isEqualTo(DisputeClosed.Outcome.LOST);
              assertThat(it.bankAccount()).isEqualTo("main-cny");
            });
    String receipt = Bank.receiptsOf(payment).getFirst();
    assertThat(Bank.awaitEvents(receipt, 3)).last().isEqualTo("MoneyReturned 1");
  }

  @Test
  void whatNobodyHasAnyMoreWhenTheBankTakesItBackIsThePlatformsLoss() {
    String payment = orders.place("pm_bank_transfer");
    Bank.imported(CamtFile.cny().credit(PRICE, bankReference, Bank.reference(payment)));
    String refund =
        Orders.refund(payment, "{\"amount\":{\"amount\":99,\"currency\":\"CNY\"}}")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Orders.awaitRefund(payment, refund, "SUCCEEDED");
    JsonPath report =
        Bank.imported(CamtFile.cny().reversal(PRICE, bankReference).reversal(PRICE, bankReference));
    assertThat(report.getList("unmatchedLines.reason")).containsExactly("TAKEN_BACK", "TAKEN_BACK");
    assertThat(report.getInt("debits")).isEqualTo(2);
    assertThat(payment(payment).getLong("disputes[0].amount.amount")).isEqualTo(PRICE - 99);
    assertThat(payment(payment).getList("disputes")).hasSize(1);
  }

  @Test
  void aChargeOfTheBankIsNotTheBuyers() {
    String payment = orders.place("pm_bank_transfer");
    String reference = Bank.reference(payment);
    JsonPath report =
        Bank.imported(
            CamtFile.cny()
                .creditLess(PRICE, 12, bankReference, reference)
                .fee(300, "F-" + bankReference));
    assertThat(report.getInt("paid")).isEqualTo(1);
    assertThat(report.getInt("debits")).isEqualTo(2);
    assertThat(report.getInt("unmatched")).isZero();
    assertThat(payment(payment).getString("status")).isEqualTo("AUTHORIZED");
  }

  @Test
  void aRefundThatComesBackHasFailedAndCanBeMadeAgain() {
    String payment = orders.place("pm_bank_transfer");
    Bank.imported(CamtFile.cny().credit(PRICE, bankReference, Bank.reference(payment)));
    String refund = Orders.refund(payment, "{}").then().statusCode(201).extract().path("id");
    Orders.awaitRefund(payment, refund, "SUCCEEDED");
    String endToEndId = "RFD" + refund.substring("rfd_".length()).toUpperCase(Locale.ROOT);
    JsonPath report =
        Bank.imported(
            CamtFile.cny()
                .debit(PRICE, "OUT-" + bankReference, endToEndId)
                .returned(PRICE - 1, "LESS-" + bankReference, endToEndId)
                .returned(PRICE, "BACK-" + bankReference, endToEndId)
                .returned(PRICE, "TWICE-" + bankReference, endToEndId));
    assertThat(report.getList("unmatchedLines.reason")).containsExactly("CAME_BACK", "CAME_BACK");
    Orders.awaitRefund(payment, refund, "FAILED");
    assertThat(payment(payment).getString("status")).isEqualTo("AUTHORIZED");
    assertThat(payment(payment).getLong("refundable.amount")).isEqualTo(PRICE);
    assertThat(orders.awaitEvents(payment, 4).getLast().event())
        .isInstanceOfSatisfying(
            RefundFailed.class,
            it -> {
              assertThat(it.reason()).isEqualTo("ac04");
              assertThat(it.bankAccount()).isEqualTo("main-cny");
            });
    JsonPath later =
        Bank.imported(CamtFile.cny().returned(PRICE, "LATER-" + bankReference, endToEndId));
    assertThat(later.getList("unmatchedLines.reason")).containsExactly("CAME_BACK");
  }

  @Test
  void anOrderIsNotFailedAtItsDeadlineWhileItsMoneyIsOnItsWay() {
    String payment = orders.place("pm_bank_transfer");
    String reference = Bank.reference(payment);
    bank.announces(reference, PRICE);
    rows.deadlinePasses(payment);
    Orders.awaitStatus(payment, "PENDING");
    JsonPath report = Bank.imported(CamtFile.cny().credit(PRICE, reference));
    assertThat(report.getInt("paid")).isEqualTo(1);
    assertThat(payment(payment).getString("status")).isEqualTo("AUTHORIZED");
  }

  @Test
  void anOrderWithoutMoneyFailsAtItsDeadlineAndMoneyThatComesLaterPaysIt() {
    String payment = orders.place("pm_bank_transfer");
    String reference = Bank.reference(payment);
    bank.announces(reference, PRICE - 1);
    rows.deadlinePasses(payment);
    Orders.awaitStatus(payment, "FAILED");
    assertThat(payment(payment).getString("failureReason")).isEqualTo("money_not_received");

    JsonPath little = Bank.imported(CamtFile.cny().credit(PRICE - 1, reference));
    assertThat(little.getList("unmatchedLines.reason")).containsExactly("TOO_LITTLE");
    JsonPath rest = Bank.imported(CamtFile.cny().credit(1, reference));
    assertThat(rest.getInt("paid")).isEqualTo(1);
    assertThat(payment(payment).getString("status")).isEqualTo("AUTHORIZED");
    assertThat(
            orders.awaitEvents(payment, 3).stream().map(EventEnvelope::event).map(Object::getClass))
        .isEqualTo(
            List.of(PaymentActionRequired.class, PaymentFailed.class, PaymentAuthorized.class));
  }

  @Test
  void aRefundIsPaidOnceByTheBankToWhoeverSentTheMoney() {
    String payment = orders.place("pm_bank_transfer");
    Bank.imported(CamtFile.cny().credit(PRICE, bankReference, Bank.reference(payment)));
    bank.isSilentOnceAbout(bankReference);
    given()
        .contentType(ContentType.JSON)
        .body("{}")
        .post("/payments/" + payment + "/refunds?dryRun=true")
        .then()
        .statusCode(200)
        .body("postings.credit", hasItem("bank:main-cny"));
    String refund =
        Orders.refund(payment, "{\"amount\":{\"amount\":99,\"currency\":\"CNY\"}}")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Orders.awaitRefund(payment, refund, "SUCCEEDED");
    await().atMost(Orders.SOON).until(() -> bank.paidFor(bankReference) == 99);
    assertThat(orders.awaitEvents(payment, 3).getLast().event())
        .isInstanceOfSatisfying(
            Refunded.class, it -> assertThat(it.bankAccount()).isEqualTo("main-cny"));
    String endToEndId = "RFD" + refund.substring("rfd_".length()).toUpperCase(Locale.ROOT);
    JsonPath report = Bank.imported(CamtFile.cny().debit(99, "OUT-" + bankReference, endToEndId));
    assertThat(report.getInt("unmatched")).isZero();
  }

  @Test
  void theBanksRefusalFailsARefund() {
    String payment = orders.place("pm_bank_transfer");
    Bank.imported(CamtFile.cny().credit(PRICE, bankReference, Bank.reference(payment)));
    bank.refuses(bankReference);
    String refund = Orders.refund(payment, "{}").then().statusCode(201).extract().path("id");
    Orders.awaitRefund(payment, refund, "FAILED");
    assertThat(payment(payment).getLong("refundable.amount")).isEqualTo(PRICE);
  }

  @Test
  void aMethodInACurrencyWithoutAccountIsDeclined() {
    String payment = orders.place("pm_bank_transfer", Money.of(100, "KRW"));
    Orders.awaitStatus(payment, "FAILED");
    assertThat(payment(payment).getString("failureReason")).isEqualTo("unsupported_method");
  }
}
