package dev.quittance.kit.security;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.quittance.testkit.identity.TokenByDefault;
import dev.quittance.testkit.identity.TokenSigner;
import dev.quittance.testkit.identity.Tokens;
import dev.quittance.testkit.identity.WrongTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only a token of the identity provider opens a door, and only those that its roles allow. */
@QuarkusTest
class TokenTest {

  @Test
  void aBuyerSeesOnlyWhatIsHis() {
    String alice = Tokens.of("alice", Role.BUYER);
    get("/guarded", alice).statusCode(200).body(equalTo("alice"));
    get("/guarded?buyerId=alice", alice).statusCode(200).body(equalTo("alice"));
    get("/guarded?buyerId=bob", alice).statusCode(403).body("code", equalTo("forbidden"));
    get("/guarded/of/alice", alice).statusCode(200);
    get("/guarded/of/bob", alice).statusCode(404).body("code", equalTo("not_found"));
  }

  @Test
  void supportSeesEverybodys() {
    String sam = Tokens.of("sam", Role.SUPPORT);
    get("/guarded", sam).statusCode(200).body(equalTo("null"));
    get("/guarded?buyerId=bob", sam).statusCode(200).body(equalTo("bob"));
    get("/guarded/of/bob", sam).statusCode(200);
  }

  @Test
  void withoutATokenTheAnswerIsAChallenge() {
    unauthorized(given().header("Authorization", TokenByDefault.NONE).get("/guarded").then())
        .header("WWW-Authenticate", "Bearer realm=\"quittance\"");
  }

  @ParameterizedTest
  @EnumSource
  void aWrongTokenIsNone(WrongTokens wrong) {
    unauthorized(get("/guarded", wrong.token("alice", Role.BUYER)))
        .header(
            "WWW-Authenticate", startsWith("Bearer realm=\"quittance\", error=\"invalid_token\""));
  }

  @Test
  void aTokenThatWasAcceptedIsRefusedOnceItHasExpired() {
    NumericDate end = NumericDate.fromMilliseconds(System.currentTimeMillis() + 2_000);
    String token =
        Tokens.signer()
            .token("alice", List.of(Role.BUYER), claims -> claims.setExpirationTime(end));
    get("/guarded", token).statusCode(200).body(equalTo("alice"));
    get("/guarded", token).statusCode(200).body(equalTo("alice"));
    get("/guarded", Tokens.of("bob", Role.BUYER)).statusCode(200).body(equalTo("bob"));
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> unauthorized(get("/guarded", token)));
  }

  @Test
  void aNewKeyOfTheProviderIsKnownWithoutARestart() {
    String before = Tokens.of("alice", Role.BUYER);
    TokenSigner rotated = Tokens.signerAfterRotation();
    get("/guarded", rotated.token("alice", Role.BUYER)).statusCode(200);
    get("/guarded", before).statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "Bearer ", "Basic YWxpY2U6YWxpY2U=", "Digest x", "x"})
  void anotherSchemeIsNoToken(String authorization) {
    unauthorized(given().header("Authorization", authorization).get("/guarded").then());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "a..b",
        ".a.",
        "a",
        "a.b",
        "a.b.c",
        "e30.e30.e30",
        "bnVsbA.bnVsbA.bnVsbA",
        "W10.W10.W10",
        "e30.e30.e30.e30.e30",
        "a.b.c d",
        "a/b.c.d"
      })
  void whatIsNoSignedTokenIsRefusedAsOne(String token) {
    unauthorized(get("/guarded", token));
  }

  @Test
  void anotherRoleMayNot() {
    get("/guarded", Tokens.of("ada", Role.AUDITOR))
        .statusCode(403)
        .body("code", equalTo("forbidden"));
    get("/guarded", Tokens.of("ada")).statusCode(403);
  }

  @Test
  void whatNobodyAllowedIsClosed() {
    get("/guarded/forgotten", Tokens.almighty()).statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/q/openapi", "/q/swagger-ui/", "/problems", "/problems/not_found"})
  void documentsAreOpen(String path) {
    given().header("Authorization", TokenByDefault.NONE).get(path).then().statusCode(200);
  }

  private static ValidatableResponse get(String path, String token) {
    return given().auth().oauth2(token).get(path).then();
  }

  private static ValidatableResponse unauthorized(ValidatableResponse answer) {
    return answer
        .statusCode(401)
        .contentType("application/problem+json")
        .body("code", equalTo("unauthorized"))
        .header("WWW-Authenticate", startsWith("Bearer"));
  }
}
