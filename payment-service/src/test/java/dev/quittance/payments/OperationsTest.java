package dev.quittance.payments;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasToString;

import dev.quittance.payments.ScriptedGateway.Step;
import dev.quittance.payments.operation.Outcome.NotSent;
import dev.quittance.payments.operation.Outcome.Pending;
import dev.quittance.payments.store.PaymentReads;
import dev.quittance.testkit.Management;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OperationsTest {

  @Inject Orders orders;
  @Inject ScriptedGateway gateway;
  @Inject OperationRows rows;
  @Inject PaymentReads payments;

  @Test
  void theServiceBecomesReadyAndStaysAlive() {
    await()
        .atMost(Orders.SOON)
        .untilAsserted(() ->
            given()
                .get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", hasItem("gateway answers")));
    given()
        .get("/q/health/live")
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'workers' }.data.operation-worker", equalTo("running"))
        .body(
            "checks.find { it.name == 'workers' }.data.operation-worker-settler",
            equalTo("running"));
  }

  @Test
  void itsApiIsDescribedWithMoneyAndProblems() {
    given()
        .accept("application/json")
        .get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body(
            "paths.'/payments/{paymentId}/refunds'.post.responses.'422'.content",
            hasToString(containsString("application/problem+json")))
        .body("components.schemas.Money.properties.amount.type", equalTo("integer"));
  }

  @Test
  void answersAreCounted() {
    orders.authorized();
    Management.get("/q/metrics")
        .then()
        .statusCode(200)
        .body(
            containsString(
                "quittance_operation_outcomes_total{gateway=\"sandbox\",kind=\"authorization\",outcome=\"succeeded\"}"))
        .body(containsString("quittance_gateway_call_seconds_count{gateway=\"sandbox\""));
  }

  @Test
  void theTimeInWhichABuyerApprovedDoesNotCountAsUnresolved() {
    Step busy = (request, charge) -> new NotSent("too many calls at a time");
    String paymentId =
        orders.place(gateway.method(Collections.nCopies(10, busy).toArray(Step[]::new)));
    rows.createdLongBefore(paymentId);
    Assertions.assertThat(
            QuarkusTransaction.requiringNew()
                .call(
                    () -> payments.countUnresolvedSince(Instant.now().minus(Duration.ofHours(1)))))
        .isZero();
  }

  @Test
  void onlyAttemptsWithoutAnyAnswerCountAsUnresolved() {
    String paymentId = orders.place(gateway.method((request, charge) -> new Pending("ch_1")));
    gateway.resolve(Orders.payment(paymentId).getString("attempts[0].id"), new Pending("ch_1"));
    await()
        .atMost(Orders.SOON)
        .until(() ->
            QuarkusTransaction.requiringNew()
                    .call(() -> payments.countUnresolvedSince(Instant.now()))
                == 0);
    Assertions.assertThat(
            QuarkusTransaction.requiringNew()
                .call(() -> payments.countUnresolvedSince(Instant.now().minus(Duration.ofDays(1)))))
        .isZero();
  }
}
