package dev.quittance.payments.processing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Limits;
import dev.quittance.contract.RefundFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.payments.OperationRows;
import dev.quittance.payments.Orders;
import dev.quittance.payments.ScriptedGateway;
import dev.quittance.payments.operation.Outcome;
import dev.quittance.testkit.identity.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Money goes back. */
@QuarkusTest
class RefundTest {

  private static final CountDownLatch NEVER = new CountDownLatch(1);

  @Inject AgroalDataSource dataSource;
  @Inject Orders orders;
  @Inject ScriptedGateway gateway;
  @Inject OperationRows rows;

  @Test
  void allThatIsLeftGoesBackWithTheWholeFee() {
    String paymentId = orders.authorized();
    Response response = Orders.refund(paymentId, "{\"reason\": \"Damaged in transit\"}");
    String refundId = response.path("id");
    response
        .then()
        .statusCode(201)
        .header("Location", startsWith("http"))
        .body("paymentId", equalTo(paymentId))
        .body("status", equalTo("PENDING"))
        .body("amount.amount", equalTo(1099))
        .body("reason", equalTo("Damaged in transit"));
    Orders.awaitRefund(paymentId, refundId, "SUCCEEDED");
    assertThat(given().get(response.header("Location")).jsonPath().getString("id"))
        .isEqualTo(refundId);

    JsonPath payment = Orders.payment(paymentId);
    assertThat(payment.getString("status")).isEqualTo("REFUNDED");
    assertThat(payment.getLong("refunded.amount")).isEqualTo(1099);
    assertThat(payment.getLong("refundable.amount")).isZero();
    assertThat(payment.getString("refunds[0].gatewayReference")).startsWith("re_sandbox_");
    assertThat(refundEvents(paymentId, 1))
        .singleElement()
        .satisfies(refunded -> {
          assertThat(refunded.refundId()).isEqualTo(refundId);
          assertThat(refunded.amount()).isEqualTo(Orders.PRICE);
          assertThat(refunded.platformFee().amountMinor()).isEqualTo(7);
        });
  }

  @Test
  void aRefundIsRecordedOnceHoweverOftenItIsRequestedAndARejectedOneIsNot() {
    String paymentId = orders.authorized();
    String key = UUID.randomUUID().toString();
    for (int i = 0; i < 2; i++) {
      given()
          .header("Authorization", "Bearer " + Tokens.of("sam", "support"))
          .header("Idempotency-Key", key)
          .contentType(ContentType.JSON)
          .body("{\"amount\": {\"amount\": 300, \"currency\": \"CNY\"}, \"reason\": \"Too late\"}")
          .post("/payments/" + paymentId + "/refunds")
          .then()
          .statusCode(201);
    }
    Orders.refund(paymentId, amount(5_000)).then().statusCode(422);
    given()
        .queryParam("target", paymentId)
        .get("/audit")
        .then()
        .body("data", hasSize(1))
        .body("data[0].action", equalTo("refund.request"))
        .body("data[0].subject", equalTo("sam"))
        .body("data[0].reason", equalTo("Too late"))
        .body("data[0].before.status", equalTo("AUTHORIZED"))
        .body("data[0].before.refundsPending.amount", equalTo(0))
        .body("data[0].after.amount.amount", equalTo(300))
        .body("data[0].after.refundsPending.amount", equalTo(300))
        .body("data[0].after.refundId", startsWith("rfd_"));
  }

  @Test
  void partsGoBackUntilNothingIsLeft() {
    String paymentId = orders.authorized();
    for (int part : new int[] {1, 300, 797}) {
      Response response = Orders.refund(paymentId, amount(part));
      Orders.awaitRefund(paymentId, response.path("id"), "SUCCEEDED");
      assertThat(Orders.payment(paymentId).getString("status")).isEqualTo("PARTIALLY_REFUNDED");
    }
    Orders.refund(paymentId, amount(2))
        .then()
        .statusCode(422)
        .body("code", equalTo("refund_exceeds_remaining"))
        .body("detail", startsWith("Of 1099 CNY, 1 CNY is left"));
    Response last = Orders.refund(paymentId, "{}");
    last.then().statusCode(201).body("amount.amount", equalTo(1));
    Orders.awaitRefund(paymentId, last.path("id"), "SUCCEEDED");
    Orders.refund(paymentId, "{}")
        .then()
        .statusCode(422)
        .body("code", equalTo("refund_exceeds_remaining"));

    assertThat(Orders.payment(paymentId).getString("status")).isEqualTo("REFUNDED");
    List<Refunded> events = refundEvents(paymentId, 4);
    assertThat(events.stream().mapToLong(one -> one.amount().amountMinor()).sum()).isEqualTo(1099);
    assertThat(events.stream().mapToLong(one -> one.platformFee().amountMinor()).sum())
        .isEqualTo(7);
  }

  @Test
  void aRefundMoreThanTheLedgerTakesIsRefusedAndFailedOnesDoNotCount() throws SQLException {
    String paymentId = orders.authorized();
    insertRefunds(paymentId, "SUCCEEDED", Limits.MAX_REFUNDS_PER_ORDER - 1);
    insertRefunds(paymentId, "FAILED", 3);
    String last = Orders.refund(paymentId, amount(1)).then().statusCode(201).extract().path("id");
    Orders.refund(paymentId, amount(1))
        .then()
        .statusCode(422)
        .body("code", equalTo("too_many_refunds"))
        .body("detail", startsWith("An order can have 998 refunds at most"));
    Orders.awaitRefund(paymentId, last, "SUCCEEDED");
    Orders.refund(paymentId, "{}").then().statusCode(422).body("code", equalTo("too_many_refunds"));
    assertThat(refundEvents(paymentId, 1)).hasSize(1);
  }

  private void insertRefunds(String paymentId, String status, int count) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                INSERT INTO operation (id, payment_id, kind, number, gateway, amount, method_token,
                                       created_at, revision, status, asks, updated_at)
                SELECT gen_random_uuid(), payment.id, 'REFUND', 5000 - earlier.count - number,
                       gateway, 1, payment_method_id, now(), 1, ?, 1, now()
                  FROM payment, generate_series(1, ?) AS number,
                       (SELECT count(*) FROM operation WHERE payment_id = ?) AS earlier
                 WHERE payment.id = ?
                """)) {
      insert.setString(1, status);
      insert.setInt(2, count);
      insert.setObject(3, Ids.uuid(Ids.PAYMENT, paymentId));
      insert.setObject(4, Ids.uuid(Ids.PAYMENT, paymentId));
      insert.executeUpdate();
    }
  }

  @Test
  void ofConcurrentRefundsThatAreTooMuchTogetherSomeAreRefused() throws Exception {
    String paymentId = orders.authorized();
    Callable<Integer> refund = () -> Orders.refund(paymentId, amount(500)).statusCode();
    List<Integer> answers = new ArrayList<>();
    try (var clients = Executors.newFixedThreadPool(5)) {
      for (Future<Integer> one : clients.invokeAll(Collections.nCopies(5, refund))) {
        answers.add(one.get());
      }
    }
    assertThat(answers).containsExactlyInAnyOrder(201, 201, 422, 422, 422);
    await()
        .atMost(Orders.SOON)
        .until(() -> Orders.payment(paymentId).getLong("refunded.amount") == 1000);
    assertThat(refundEvents(paymentId, 2)).hasSize(2);
  }

  @Test
  void aRepeatedRequestHasOneEffectAndOneAnswer() {
    String paymentId = orders.authorized();
    String key = UUID.randomUUID().toString();
    Response first = keyed(paymentId, key, amount(100));
    Response second = keyed(paymentId, key, amount(100));
    second.then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));
    assertThat(second.<String>path("id")).isEqualTo(first.path("id"));
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    keyed(paymentId, key, amount(101)).then().statusCode(422);
    assertThat(Orders.payment(paymentId).getList("refunds")).hasSize(1);
    assertThat(Orders.payment(paymentId).getLong("refundable.amount")).isEqualTo(999);
  }

  @Test
  void aDryRunTellsThePostingsAndStoresNothing() {
    String paymentId = orders.authorized();
    given()
        .contentType(ContentType.JSON)
        .body(amount(549))
        .post("/payments/" + paymentId + "/refunds?dryRun=true")
        .then()
        .statusCode(200)
        .body("amount.amount", equalTo(549))
        .body("status", equalTo("PENDING"))
        .body("platformFee.amount", equalTo(3))
        .body("postings.debit", contains("supplier:supplier-1", "platform:fees", "buyer:buyer-1"))
        .body("postings.credit", contains("buyer:buyer-1", "buyer:buyer-1", "gateway:sandbox"))
        .body("postings.amount.amount", contains(546, 3, 549));
    given()
        .contentType(ContentType.JSON)
        .body(amount(5_000))
        .post("/payments/" + paymentId + "/refunds?dryRun=true")
        .then()
        .statusCode(422)
        .body("code", equalTo("refund_exceeds_remaining"));
    given()
        .contentType(ContentType.JSON)
        .body("{}")
        .post("/payments/" + paymentId + "/refunds?dryRun=maybe")
        .then()
        .statusCode(400)
        .body("code", equalTo("bad_parameter"));
    assertThat(Orders.payment(paymentId).getList("refunds")).isEmpty();
    assertThat(Orders.payment(paymentId).getLong("refundable.amount")).isEqualTo(1099);
  }

  @Test
  void aRefundThatItsGatewayFailsLaterIsBookedBack() {
    String method = gateway.method();
    String paymentId = orders.authorized(method);
    String refundId = Orders.refund(paymentId, amount(400)).path("id");
    Orders.awaitRefund(paymentId, refundId, "SUCCEEDED");
    assertThat(Orders.payment(paymentId).getString("refunds[0].nextTryAt")).isNotNull();

    gateway.resolve(refundId, new Outcome.Declined("account_closed"));
    rows.leaseEnds(paymentId);
    Orders.awaitRefund(paymentId, refundId, "FAILED");
    JsonPath payment = Orders.payment(paymentId);
    assertThat(payment.getString("status")).isEqualTo("AUTHORIZED");
    assertThat(payment.getLong("refundable.amount")).isEqualTo(1099);
    assertThat(payment.getString("refunds[0].failureReason")).isEqualTo("account_closed");
    assertThat(orders.awaitEvents(paymentId, 3).getLast().event())
        .isInstanceOfSatisfying(
            RefundFailed.class,
            failed -> {
              assertThat(failed.refundId()).isEqualTo(refundId);
              assertThat(failed.reason()).isEqualTo("account_closed");
            });
  }

  @Test
  void aRefundThatTheGatewayRefusesFreesItsAmount() {
    String paymentId = orders.authorized("pm_card_refundFail");
    Response response = Orders.refund(paymentId, amount(400));
    Orders.awaitRefund(paymentId, response.path("id"), "FAILED");
    JsonPath payment = Orders.payment(paymentId);
    assertThat(payment.getString("status")).isEqualTo("AUTHORIZED");
    assertThat(payment.getLong("refundable.amount")).isEqualTo(1099);
    assertThat(payment.getString("refunds[0].failureReason")).isEqualTo("expired_or_canceled_card");
    assertThat(refundEvents(paymentId, 0)).isEmpty();
  }

  @Test
  void aGatewayThatDoesNotAnswerIsAskedAgainUnderTheSameKeyAndPaysOnce() {
    String method = gateway.method();
    gateway.refunds(
        method,
        (request, pay) -> {
          NEVER.await();
          throw new AssertionError("not reached");
        },
        (request, pay) -> new Outcome.Unknown("503"),
        (request, pay) -> {
          throw new IllegalStateException("connection reset");
        });
    String paymentId = orders.authorized(method);
    String refundId = Orders.refund(paymentId, amount(400)).path("id");
    assertThat(Orders.payment(paymentId).getLong("refundable.amount")).isEqualTo(699);
    Orders.awaitRefund(paymentId, refundId, "SUCCEEDED");
    assertThat(gateway.refundKeysOf(method)).hasSize(4).containsOnly(refundId);
    assertThat(gateway.movements(gateway.refundKeysOf(method))).isEqualTo(1);
    assertThat(refundEvents(paymentId, 1)).hasSize(1);
  }

  @Test
  void aGatewayThatPaysAndThenHangsIsFoundToHavePaid() {
    String method = gateway.method();
    gateway.refunds(
        method,
        (request, pay) -> {
          pay.run();
          NEVER.await();
          throw new AssertionError("not reached");
        });
    String paymentId = orders.authorized(method);
    String refundId = Orders.refund(paymentId, amount(400)).path("id");
    Orders.awaitRefund(paymentId, refundId, "SUCCEEDED");
    assertThat(gateway.refundKeysOf(method)).containsExactly(refundId);
    assertThat(refundEvents(paymentId, 1)).hasSize(1);
  }

  private List<Refunded> refundEvents(String paymentId, int atLeast) {
    return orders.awaitEvents(paymentId, 1 + atLeast).stream()
        .map(EventEnvelope::event)
        .filter(Refunded.class::isInstance)
        .map(Refunded.class::cast)
        .toList();
  }

  private static Response keyed(String paymentId, String key, String body) {
    return given()
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/payments/" + paymentId + "/refunds");
  }

  private static String amount(int minor) {
    return String.format(
        Locale.ROOT, "{\"amount\": {\"amount\": %d, \"currency\": \"CNY\"}}", minor);
  }
}
