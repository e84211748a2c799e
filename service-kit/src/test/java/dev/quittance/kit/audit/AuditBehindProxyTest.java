package dev.quittance.kit.audit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.quittance.kit.delivery.UnreliableStack;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** A service that trusts a proxy, as docs/operations.md says. */
@QuarkusTest
@WithTestResource(value = UnreliableStack.class, scope = TestResourceScope.MATCHING_RESOURCES)
class AuditBehindProxyTest {

  @Test
  void theAddressThatATrustedProxyForwardsIsRecorded() {
    given()
        .header("X-Forwarded-For", "198.51.100.9")
        .header("X-Request-Id", "behind-a-proxy")
        .contentType("application/json")
        .body("{\"name\":\"n\",\"reason\":\"because\"}")
        .post("/staff-things")
        .then()
        .statusCode(200);
    given()
        .queryParam("limit", 1)
        .get("/audit")
        .then()
        .body("data[0].requestId", equalTo("behind-a-proxy"))
        .body("data[0].address", equalTo("198.51.100.9"));
  }
}
