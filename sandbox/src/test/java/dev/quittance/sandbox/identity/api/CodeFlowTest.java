package dev.quittance.sandbox.identity.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.quittance.sandbox.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A person signs in to the console. */
@QuarkusTest
class CodeFlowTest {

  private static final ClientID CONSOLE = new ClientID("console");

  @Inject TestClock clock;

  @AfterEach
  void backToTheTimeOfDay() {
    clock.reset();
  }

  private final CodeVerifier verifier = new CodeVerifier();
  private final Map<String, String> request =
      Browser.request(CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue());

  @Test
  void aPersonSignsInAndTheApplicationGetsTokens() throws Exception {
    Response redirect = Browser.signIn(Browser.authorize(request), "alice", "alice-demo");
    Map<String, List<String>> answer = Browser.answer(redirect);
    assertThat(answer.get("state")).containsExactly("a state & more=\"");
    assertThat(answer.get("iss")).containsExactly(Provider.ISSUER);

    OIDCTokenResponse tokens = success(exchange(Browser.code(redirect), verifier));
    IDTokenClaimsSet who =
        new IDTokenValidator(
                new Issuer(Provider.ISSUER), CONSOLE, JWSAlgorithm.RS256, Provider.keys())
            .validate(tokens.getOIDCTokens().getIDToken(), new Nonce("n-1"));
    assertThat(who.getSubject().getValue()).isEqualTo("alice");
    assertThat(who.getStringClaim("acr")).isEqualTo("1");

    JWTClaimsSet access = Provider.verified(tokens.getTokens().getAccessToken().getValue());
    assertThat(access.getSubject()).isEqualTo("alice");
    assertThat(access.getStringListClaim("roles")).containsExactly("buyer");
    assertThat(access.getStringClaim("client_id")).isEqualTo("console");
    assertThat(access.getStringClaim("azp")).isEqualTo("console");
    assertThat(access.getExpirationTime().getTime() - access.getIssueTime().getTime())
        .isEqualTo(Duration.ofMinutes(15).toMillis());
  }

  @Test
  void aSecondFactorIsAskedForAndSaidInTheToken() throws Exception {
    request.put("acr_values", "2");
    Response second = Browser.signIn(Browser.authorize(request), "olivia", "olivia-demo");
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.asString()).contains("Second factor");
    Response wrong =
        Browser.send(
            "/identity/second-factor", Map.of("ticket", Browser.ticket(second), "code", "000000"));
    assertThat(wrong.statusCode()).isEqualTo(403);
    OIDCTokenResponse tokens =
        success(exchange(Browser.code(Browser.secondFactor(wrong)), verifier));
    JWTClaimsSet access = Provider.verified(tokens.getTokens().getAccessToken().getValue());
    assertThat(access.getStringClaim("acr")).isEqualTo("2");
    assertThat(access.getLongClaim("auth_time"))
        .isBetween(
            clock.instant().minusSeconds(60).getEpochSecond(), clock.instant().getEpochSecond());
  }

  @Test
  void theSecondPageIsNotReachedWithoutThePassword() {
    request.put("acr_values", "2");
    Response first = Browser.authorize(request);
    assertThat(Browser.secondFactor(first).statusCode()).isEqualTo(400);
  }

  @Test
  void aCodeWorksOnce() throws Exception {
    String code = code();
    success(exchange(code, verifier));
    assertThat(error(exchange(code, verifier))).isEqualTo("invalid_grant");
  }

  @Test
  void aCodeIsWorthNothingWithoutItsVerifierAndThenUsedUp() throws Exception {
    String code = code();
    assertThat(error(exchange(code, new CodeVerifier()))).isEqualTo("invalid_grant");
    assertThat(error(exchange(code, verifier))).isEqualTo("invalid_grant");
    assertThat(error(exchange(code(), null))).isEqualTo("invalid_request");
  }

  @Test
  void aCodeIsForTheAddressThatItWasSentTo() throws Exception {
    AuthorizationCodeGrant elsewhere =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code()), URI.create("http://localhost:8080/else"), verifier);
    assertThat(error(exchange(elsewhere))).isEqualTo("invalid_grant");
  }

  @Test
  void aCodeExpires() throws Exception {
    String code = code();
    clock.pass(Duration.ofMinutes(1));
    assertThat(error(exchange(code, verifier))).isEqualTo("invalid_grant");
  }

  @Test
  void aStateMayBeMissing() {
    request.remove("state");
    Response redirect = Browser.signIn(Browser.authorize(request), "alice", "alice-demo");
    assertThat(Browser.answer(redirect)).containsKey("code").doesNotContainKey("state");
  }

  @Test
  void aPageWorksOnceAndNotForever() {
    Response page = Browser.authorize(request);
    assertThat(Browser.signIn(page, "alice", "wrong").statusCode()).isEqualTo(403);
    assertThat(Browser.signIn(page, "alice", "alice-demo").statusCode()).isEqualTo(400);
    Response late = Browser.authorize(request);
    clock.pass(Duration.ofMinutes(10));
    assertThat(Browser.signIn(late, "alice", "alice-demo").statusCode()).isEqualTo(400);
  }

  @Test
  void passwordsCannotBeGuessedWithoutEnd() {
    Response page = Browser.authorize(request);
    for (int i = 0; i < 4; i++) {
      page = Browser.signIn(page, "alice", "guess-" + i);
      assertThat(page.statusCode()).isEqualTo(403);
    }
    assertThat(Browser.answer(Browser.signIn(page, "alice", "guess")).get("error"))
        .containsExactly("access_denied");
  }

  @Test
  void aPersonMayDecline() {
    assertThat(Browser.answer(Browser.cancel(Browser.authorize(request))))
        .containsEntry("error", List.of("access_denied"))
        .containsEntry("state", List.of("a state & more=\""));
  }

  @Test
  void itNeedsTheSecretOfTheConsole() {
    given()
        .formParams(
            Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "console",
                "code",
                code(),
                "redirect_uri",
                Browser.REDIRECT_URI,
                "code_verifier",
                verifier.getValue()))
        .post("/identity/token")
        .then()
        .statusCode(401);
  }

  private String code() {
    return Browser.code(Browser.signIn(Browser.authorize(request), "alice", "alice-demo"));
  }

  private static TokenResponse exchange(String code, @Nullable CodeVerifier proof)
      throws Exception {
    return exchange(
        new AuthorizationCodeGrant(
            new AuthorizationCode(code), URI.create(Browser.REDIRECT_URI), proof));
  }

  private static TokenResponse exchange(AuthorizationCodeGrant grant) throws Exception {
    return Provider.answer(
        new TokenRequest(
            Provider.uri("/token"),
            new ClientSecretBasic(CONSOLE, new Secret("console-secret")),
            grant));
  }

  private static OIDCTokenResponse success(TokenResponse response) {
    assertThat(response.indicatesSuccess()).as(response.toString()).isTrue();
    return (OIDCTokenResponse) response.toSuccessResponse();
  }

  private static String error(TokenResponse response) {
    assertThat(response.indicatesSuccess()).isFalse();
    return response.toErrorResponse().getErrorObject().getCode();
  }
}
