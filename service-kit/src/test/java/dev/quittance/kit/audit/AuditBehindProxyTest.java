package dev.quittance.kit.audit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AuditBehindProxyTest.Proxy.class)
class AuditBehindProxyTest {

  /** As docs/operations.md says. */
  public static final class Proxy implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.http.proxy.proxy-address-forwarding", "true",
          "quarkus.http.proxy.trusted-proxies", "127.0.0.1");
    }
  }

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
