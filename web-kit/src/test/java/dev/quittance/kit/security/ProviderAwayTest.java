package dev.quittance.kit.security;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.quittance.testkit.identity.TokenByDefault;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service whose identity provider has not answered yet. */
@QuarkusTest
@TestProfile(ProviderAwayTest.NoProvider.class)
class ProviderAwayTest {

  public static final class NoProvider implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("quarkus.oidc.auth-server-url", "http://localhost:1/identity");
    }
  }

  @Test
  void aTokenThatCannotBeCheckedYetIsAskedForAgainLater() {
    given()
        .get("/guarded")
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", notNullValue())
        .body("code", equalTo("identity_provider_unavailable"));
  }

  @Test
  void whatNeedsNoTokenAnswersAllTheSame() {
    given().header("Authorization", TokenByDefault.NONE).get("/problems").then().statusCode(200);
    given().header("Authorization", TokenByDefault.NONE).get("/guarded").then().statusCode(401);
  }
}
