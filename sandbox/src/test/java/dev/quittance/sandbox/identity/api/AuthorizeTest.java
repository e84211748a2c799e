package dev.quittance.sandbox.identity.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests for a sign-in that are not acceptable, and the pages. */
@QuarkusTest
class AuthorizeTest {

  private static final String SCRIPT = "\"'><script>alert(1)</script>{ticket}";

  private final Map<String, String> request =
      Browser.request(
          CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier()).getValue());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example/session/callback",
        "http://localhost:8080/session/callback/",
        "http://localhost:8080/session/callback?x=1",
        "http://localhost:8080/session/../session/callback",
        "http://localhost:8080/Session/callback",
        "http://localhost:8080@evil.example/session/callback",
        "//evil.example",
        "javascript:alert(1)",
      })
  void nobodyIsSentToAnAddressThatIsNotRegistered(String redirectUri) {
    request.put("redirect_uri", redirectUri);
    assertPage(Browser.authorize(request), 400);
  }

  @Test
  void anUnknownClientIsSentNowhere() {
    request.put("client_id", SCRIPT);
    assertPage(Browser.authorize(request), 400);
    request.remove("client_id");
    assertPage(Browser.authorize(request), 400);
    assertPage(Browser.authorize(Map.of()), 400);
    assertPage(
        given()
            .redirects()
            .follow(false)
            .queryParam("client_id", "console")
            .queryParam("redirect_uri", Browser.REDIRECT_URI, "http://evil.example")
            .get("/identity/authorize"),
        400);
  }

  @ParameterizedTest
  @CsvSource({
    "response_type, token, unsupported_response_type",
    "response_type, '', invalid_request",
    "response_mode, fragment, invalid_request",
    "code_challenge_method, plain, invalid_request",
    "code_challenge_method, '', invalid_request",
    "code_challenge, short, invalid_request",
    "code_challenge, '', invalid_request",
    "prompt, none, login_required",
    "request, eyJhbGciOiJub25lIn0.e30., request_not_supported",
    "request_uri, https://evil.example, request_uri_not_supported",
  })
  void theApplicationHearsWhatIsWrong(String parameter, String value, String error) {
    request.put(parameter, value);
    assertThat(Browser.answer(Browser.authorize(request)))
        .containsEntry("error", List.of(error))
        .containsEntry("state", List.of("a state & more=\""))
        .containsEntry("iss", List.of(Provider.ISSUER))
        .doesNotContainKey("code");
  }

  @Test
  void aParameterThatIsGivenTwiceIsRejected() {
    for (String name : List.of("state", "nonce", "response_type", "scope")) {
      Response answer =
          given()
              .redirects()
              .follow(false)
              .queryParams(request)
              .queryParam(name, "again")
              .get("/identity/authorize");
      assertThat(Browser.answer(answer))
          .as(name)
          .containsEntry("error", List.of("invalid_request"));
    }
  }

  @Test
  void whatIsNotKnownIsIgnored() {
    request.putAll(Map.of("display", "page", "ui_locales", "", "scope", "openid email offline"));
    assertThat(Browser.authorize(request).statusCode()).isEqualTo(200);
    Response byForm = given().formParams(request).post("/identity/authorize");
    assertThat(byForm.statusCode()).isEqualTo(200);
  }

  @Test
  void nothingOfARequestBecomesMarkup() {
    request.put("state", SCRIPT);
    request.put("nonce", SCRIPT);
    Response page = Browser.authorize(request);
    assertPage(page, 200);
    assertPage(Browser.signIn(page, SCRIPT, SCRIPT), 403);
    assertPage(Browser.send("/identity/sign-in", Map.of("ticket", SCRIPT)), 400);
    assertPage(Browser.send("/identity/sign-in", Map.of("nothing", SCRIPT)), 400);
    assertPage(Browser.send("/identity/activate", Map.of("user_code", SCRIPT)), 404);
    assertPage(given().queryParam("user_code", SCRIPT).get("/identity/activate"), 200);
    assertPage(given().queryParam("user_code", "a", "b").get("/identity/activate"), 400);
  }

  @Test
  void aFormThatIsNotUrlEncodedIsNoError() {
    for (String path : List.of("/authorize", "/sign-in", "/second-factor", "/activate")) {
      Response answer =
          given()
              .contentType("application/x-www-form-urlencoded")
              .body("ticket=%zz&user_code=%")
              .post("/identity" + path);
      assertThat(answer.statusCode()).as(path).isEqualTo(400);
    }
  }

  private static void assertPage(Response page, int status) {
    assertThat(page.statusCode()).isEqualTo(status);
    assertThat(page.contentType()).isEqualTo("text/html;charset=UTF-8");
    assertThat(page.asString())
        .contains("for development only")
        .doesNotContain("<script")
        .doesNotContain("evil.example");
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'")
        .contains("frame-ancestors 'none'")
        .contains("form-action 'self'")
        .doesNotContain("script")
        .doesNotContain("evil");
    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.header("Location")).isNull();
  }
}
