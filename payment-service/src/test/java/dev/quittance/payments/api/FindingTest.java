package dev.quittance.payments.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.FailureReason;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.payments.Orders;
import dev.quittance.payments.ScriptedGateway;
import dev.quittance.payments.operation.Evidence;
import dev.quittance.payments.operation.Outcome;
import dev.quittance.payments.processing.OperationSettlement;
import dev.quittance.payments.store.PaymentStore;
import dev.quittance.testkit.identity.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People tell what became of attempts and refunds. */
@QuarkusTest
class FindingTest {

  @Inject Orders orders;
  @Inject ScriptedGateway gateway;
  @Inject OperationSettlement settlement;
  @Inject PaymentStore store;

  private final List<String> doubted = new ArrayList<>();

  /** So that nobody is asked about them for the rest of the tests. */
  @AfterEach
  void endDoubts() {
    doubted.forEach(one -> gateway.resolve(one, new Outcome.Declined(FailureReason.DECLINED)));
  }

  @Test
  void aChargeThatWasFoundPaysTheOrder() {
    String payment = unknown();
    String key = UUID.randomUUID().toString();
    String body = body(attempt(payment), "charged", "ch_found");
    JsonPath told = tell(payment, key, body).then().statusCode(201).extract().jsonPath();
    assertThat(told.getString("status")).isEqualTo("AUTHORIZED");
    assertThat(told.getString("gatewayReference")).isEqualTo("ch_found");
    assertThat(orders.awaitEvents(payment, 1).stream().map(EventEnvelope::event))
        .hasExactlyElementsOfTypes(PaymentAuthorized.class);
    tell(payment, key, body).then().statusCode(201).header("Idempotency-Replayed", "true");
    given().get("/audit?target=" + payment).then().body("data.action", hasItem("payment.finding"));
  }

  @Test
  void whatWasNotChargedHasFailedAndCanBePaidAgain() {
    String payment = inDoubt(Orders.PRICE);
    tell(payment, body(attempt(payment), "not_charged", null))
        .then()
        .statusCode(201)
        .body("status", equalTo("FAILED"))
        .body("failureReason", equalTo("processing_error"))
        .body("retryable", equalTo(true));
    assertThat(orders.awaitEvents(payment, 1).stream().map(EventEnvelope::event))
        .hasExactlyElementsOfTypes(PaymentFailed.class);
  }

  @Test
  void aRefundEndsAsItWasFound() {
    String paid = refunding();
    tell(paid, body(refund(paid), "refunded", "re_found"))
        .then()
        .statusCode(201)
        .body("refunds[0].status", equalTo("SUCCEEDED"))
        .body("refunded.amount", equalTo(100));
    assertThat(orders.awaitEvents(paid, 2).stream().map(EventEnvelope::event))
        .hasExactlyElementsOfTypes(PaymentAuthorized.class, Refunded.class);
    String unpaid = refunding();
    tell(unpaid, body(refund(unpaid), "not_refunded", null))
        .then()
        .statusCode(201)
        .body("refunds[0].status", equalTo("FAILED"))
        .body("refunds[0].failureReason", equalTo("not_refunded"))
        .body("refundable.amount", equalTo(1099));
  }

  @Test
  void whatDoesNotFitChangesNothingAndIsListed() {
    String payment = orders.authorized(gateway.method());
    String attempt = attempt(payment);
    QuarkusTransaction.requiringNew()
        .run(() ->
            settlement.settleLocked(
                store.lockOperations(List.of(attempt)),
                Map.of(
                    attempt,
                    new Evidence.Notification(
                        new Outcome.Declined(FailureReason.DECLINED), Instant.now()))));
    tell(payment, body(attempt(payment), "not_charged", null))
        .then()
        .statusCode(201)
        .body("status", equalTo("AUTHORIZED"))
        .body("contradictions.source", hasItem("person"));
    assertThat(orders.awaitEvents(payment, 1)).hasSize(1);
  }

  @Test
  void whatIsKnownIsNotForPeopleToTell() {
    String payment = orders.authorized(gateway.method());
    assertProblem(
        tell(payment, body(attempt(payment), "not_charged", null)), 409, "operation_not_in_doubt");
    String byBank = orders.place("pm_bank_transfer");
    Orders.awaitStatus(byBank, "ACTION_REQUIRED");
    assertProblem(
        tell(byBank, body(attempt(byBank), "charged", "tx_1")), 409, "operation_not_in_doubt");
  }

  @Test
  void aFindingIsAboutAnAttemptOrRefundOfThePayment() {
    String payment = inDoubt(Orders.PRICE);
    String body = body(attempt(payment), "not_charged", null);
    assertProblem(tell(Ids.next(Ids.PAYMENT), body), 404, "not_found");
    assertProblem(tell(orders.authorized(), body), 404, "not_found");
    assertProblem(tell("nonsense", body), 404, "not_found");
    assertProblem(tell(payment, body(Ids.next(Ids.REFUND), "refunded", "re_1")), 404, "not_found");
    assertProblem(tell(payment, body("nonsense", "refunded", "re_1")), 404, "not_found");
  }

  @ParameterizedTest
  @CsvSource({
    // finding, reference, reason, the field that is wrong
    "charged,, Support says so, gatewayReference",
    "not_charged, ch_1, Support says so, gatewayReference",
    "charged, '', Support says so, gatewayReference",
    "refunded, re_1, Support says so, finding",
    "not_refunded,, Support says so, finding",
    "perhaps,, Support says so, finding",
    ",, Support says so, finding",
    "not_charged,,, reason",
    "not_charged,, ' ', reason",
  })
  void aFindingIsOneOfTheListWithWhatBelongsToIt(
      @Nullable String finding, @Nullable String reference, @Nullable String reason, String field) {
    String payment = inDoubt(Orders.PRICE);
    Response answer = tell(payment, body(attempt(payment), finding, reference, reason));
    answer.then().statusCode(422).body("errors[0].field", equalTo(field));
    assertThat(Orders.payment(payment).getString("status")).isEqualTo("PENDING");
  }

  @ParameterizedTest(name = "{0} by {1} with second factor {2}: {3}")
  @CsvSource({
    // minor units, role, with a second factor, answer
    "    1099, ops,     false, 201",
    "    1099, support, true,  403",
    "    1099, buyer,   true,  403",
    " 1000001, ops,     false, 401",
    " 1000001, ops,     true,  201",
    "10000001, ops,     true,  202",
  })
  void itNeedsWhatARefundOfAsMuchNeeds(long minor, String role, boolean fresh, int answer) {
    String payment = inDoubt(Money.of(minor, "CNY"));
    String token = fresh ? Tokens.withSecondFactor("olaf", role) : Tokens.of("olaf", role);
    Response told =
        given()
            .auth()
            .oauth2(token)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .contentType("application/json")
            .body(body(attempt(payment), "charged", "ch_found"))
            .post("/payments/" + payment + "/findings");
    assertThat(told.statusCode()).as(told.asString()).isEqualTo(answer);
    assertThat(Orders.payment(payment).getString("status"))
        .isEqualTo(answer == 201 ? "AUTHORIZED" : "PENDING");
    if (answer == 202) {
      assertThat(told.<String>path("summary"))
          .isEqualTo("Take %s of 100000.01 CNY for charged".formatted(attempt(payment)));
    }
  }

  /** A payment whose gateway does not say what became of it. */
  private String unknown() {
    Outcome nothing = new Outcome.Unknown("503");
    String payment =
        orders.place(
            gateway.method((request, charge) -> {
              gateway.resolve(request.idempotencyKey(), nothing);
              return nothing;
            }));
    await()
        .atMost(Orders.SOON)
        .until(() -> Orders.payment(payment).getString("attempts[0].status").equals("UNKNOWN"));
    return payment;
  }

  /** A payment whose gateway says that it charged another amount. */
  private String inDoubt(Money price) {
    Outcome less = new Outcome.Succeeded("ch_less", Money.of(5, "CNY"));
    String payment =
        orders.place(
            gateway.method((request, charge) -> {
              gateway.resolve(request.idempotencyKey(), less);
              return less;
            }),
            price);
    awaitDoubt(payment);
    doubted.add(attempt(payment));
    return payment;
  }

  /** A payment with a refund whose gateway says that it paid another amount. */
  private String refunding() {
    String method = gateway.method();
    Outcome less = new Outcome.Succeeded("re_less", Money.of(5, "CNY"));
    gateway.refunds(
        method,
        (request, charge) -> {
          gateway.resolve(request.idempotencyKey(), less);
          return less;
        });
    String payment = orders.authorized(method);
    Orders.refund(payment, "{\"amount\":{\"amount\":100,\"currency\":\"CNY\"}}")
        .then()
        .statusCode(201);
    awaitDoubt(payment);
    return payment;
  }

  private static void awaitDoubt(String payment) {
    await()
        .atMost(Orders.SOON)
        .until(() -> !Orders.payment(payment).getList("contradictions").isEmpty());
  }

  private static String attempt(String payment) {
    return Orders.payment(payment).getString("attempts[0].id");
  }

  private static String refund(String payment) {
    return Orders.payment(payment).getString("refunds[0].id");
  }

  private static String body(String operation, String finding, @Nullable String reference) {
    return body(operation, finding, reference, "The gateway's support says so");
  }

  private static String body(
      String operation,
      @Nullable String finding,
      @Nullable String reference,
      @Nullable String reason) {
    return "{%s,%s,%s,%s}"
        .formatted(
            field("operationId", operation),
            field("finding", finding),
            field("gatewayReference", reference),
            field("reason", reason));
  }

  private static String field(String name, @Nullable String value) {
    return "\"%s\":%s".formatted(name, value == null ? "null" : "\"" + value + "\"");
  }

  private static void assertProblem(Response answer, int status, String code) {
    answer.then().statusCode(status).body("code", equalTo(code));
  }

  private static Response tell(String payment, String body) {
    return tell(payment, UUID.randomUUID().toString(), body);
  }

  private static Response tell(String payment, String key, String body) {
    return given()
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(body)
        .post("/payments/" + payment + "/findings");
  }
}
