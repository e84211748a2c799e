package dev.quittance.sandbox.identity.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs get tokens of their own. */
@QuarkusTest
class ClientCredentialsTest {

  @ParameterizedTest
  @CsvSource({"marketplace, service", "subscriber, subscriber", "demo, service"})
  void aProgramGetsATokenWithItsRole(String id, String role) throws Exception {
    TokenRequest request =
        new TokenRequest(
            Provider.uri("/token"),
            new ClientSecretBasic(new ClientID(id), new Secret(id + "-secret")),
            new ClientCredentialsGrant());
    String token =
        Provider.answer(request).toSuccessResponse().getTokens().getAccessToken().getValue();
    JWTClaimsSet claims = Provider.verified(token);
    assertThat(claims.getSubject()).isEqualTo(id);
    assertThat(claims.getStringListClaim("roles")).containsExactly(role);
    assertThat(claims.getStringClaim("acr")).isEqualTo("1");
  }

  @Test
  void theAnswerIsKeptInNoCacheAndHasNoIdToken() {
    given()
        .formParams(form("marketplace", "marketplace-secret"))
        .formParam("scope", "openid")
        .post("/identity/token")
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("token_type", equalTo("Bearer"))
        .body("expires_in", equalTo(900))
        .body("id_token", nullValue());
  }

  @ParameterizedTest
  @CsvSource({
    "marketplace, wrong",
    "marketplace, marketplace-secre",
    "marketplace, subscriber-secret",
    "nobody, marketplace-secret",
    "quittance-cli, guessed",
  })
  void aWrongSecretIsChallenged(String id, String secret) {
    given()
        .formParams(form(id, secret))
        .post("/identity/token")
        .then()
        .statusCode(401)
        .contentType("application/json")
        .header("WWW-Authenticate", "Basic realm=\"quittance-sandbox\"")
        .body("error", equalTo("invalid_client"))
        .body("error_description", equalTo("the client is unknown or its secret is wrong"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Basic", "Basic !!!", "Basic bm9jb2xvbg==", "Bearer abc", "Basic OnNlY3JldA=="})
  void anUnreadableHeaderIsChallenged(String header) {
    given()
        .header("Authorization", header)
        .formParam("grant_type", "client_credentials")
        .post("/identity/token")
        .then()
        .statusCode(401)
        .body("error", equalTo("invalid_client"));
  }

  @Test
  void aProgramThatSaysNotWhoItIsIsChallenged() {
    given()
        .formParam("grant_type", "client_credentials")
        .post("/identity/token")
        .then()
        .statusCode(401)
        .body("error", equalTo("invalid_client"));
  }

  @Test
  void theSecretIsSentOnce() {
    given()
        .auth()
        .preemptive()
        .basic("marketplace", "marketplace-secret")
        .formParams(form("marketplace", "marketplace-secret"))
        .post("/identity/token")
        .then()
        .statusCode(400)
        .body("error", equalTo("invalid_request"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', invalid_request",
    "'grant_type=', invalid_request",
    "'grant_type=password&client_id=x', unsupported_grant_type",
    "'grant_type=client_credentials&grant_type=client_credentials', invalid_request",
    "'grant_type=%zz', invalid_request",
    "'grant_type=client_credentials&client_id=quittance-cli', unauthorized_client",
    "'grant_type=authorization_code&client_id=demo&client_secret=demo-secret', unauthorized_client",
  })
  void theErrorsAreOAuths(String body, String error) {
    given()
        .contentType("application/x-www-form-urlencoded")
        .body(body)
        .post("/identity/token")
        .then()
        .statusCode(400)
        .contentType("application/json")
        .header("Cache-Control", "no-store")
        .body("error", equalTo(error));
  }

  private static Map<String, String> form(String id, String secret) {
    return Map.of("grant_type", "client_credentials", "client_id", id, "client_secret", secret);
  }
}
