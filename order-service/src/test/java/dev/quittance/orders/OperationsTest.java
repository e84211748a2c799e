package dev.quittance.orders;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasToString;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OperationsTest {

  @Test
  void theServiceBecomesReadyAndStaysAlive() {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP")));
    given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
  }

  @Test
  void itsApiIsDescribedWithItsProblems() {
    given()
        .accept("application/json")
        .get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body(
            "paths.'/orders'.post.responses.'422'.content",
            hasToString(containsString("application/problem+json")))
        .body("components.schemas.OrderRequest.required.size()", equalTo(3));
  }
}
