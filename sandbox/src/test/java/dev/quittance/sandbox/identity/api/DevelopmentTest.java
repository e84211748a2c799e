package dev.quittance.sandbox.identity.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.nimbusds.jwt.JWTClaimsSet;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no real provider has. */
@QuarkusTest
class DevelopmentTest {

  @Test
  void aProgramOnThisMachineGetsATokenOfAnyRole() throws Exception {
    JWTClaimsSet claims =
        Provider.verified(
            ask(Map.of("role", "ops", "subject", "olivia", "acr", "2", "lifetimeSeconds", 3600)));
    assertThat(claims.getSubject()).isEqualTo("olivia");
    assertThat(claims.getStringListClaim("roles")).containsExactly("ops");
    assertThat(claims.getStringClaim("acr")).isEqualTo("2");
    assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime())
        .isEqualTo(3_600_000);
  }

  @Test
  void aTokenCanHaveSeveralRoles() throws Exception {
    JWTClaimsSet claims = Provider.verified(token("buyer,ops", "olivia"));
    assertThat(claims.getStringListClaim("roles")).containsExactly("buyer", "ops");
  }

  @ParameterizedTest
  @CsvSource({
    "role, '\"king\"'",
    "role, '\"buyer,king\"'",
    "role, '\"buyer,\"'",
    "role, null",
    "subject, '\"a b\"'",
    "subject, null",
    "acr, '\"3\"'",
    "lifetimeSeconds, 0",
    "lifetimeSeconds, 86401",
    "lifetimeSeconds, 9223372036854775",
  })
  void whatIsNotAcceptableIsAProblem(String field, String value) {
    String body =
        "{\"role\":\"ops\",\"subject\":\"olivia\",\"acr\":\"1\",\"lifetimeSeconds\":60}"
            .replaceFirst("\"" + field + "\":(\"[a-z0-9]*\"|60)", "\"" + field + "\":" + value);
    request()
        .body(body)
        .post("/identity/development/tokens")
        .then()
        .statusCode(422)
        .body("code", equalTo("validation_failed"))
        .body("errors.field", hasItem(field));
  }

  @ParameterizedTest
  @CsvSource({"Origin, http://evil.example", "Origin, 'null'", "Host, evil.example:8090"})
  void aPageInABrowserGetsNone(String header, String value) {
    for (String path : new String[] {"/identity/development/tokens", "/identity/keys/rotate"}) {
      request()
          .header(header, value)
          .body(path.endsWith("tokens") ? "{\"role\":\"ops\",\"subject\":\"olivia\"}" : "")
          .post(path)
          .then()
          .statusCode(403)
          .body("code", equalTo("forbidden"));
    }
  }

  /** A token of that role. */
  static String token(String role, String subject) {
    return ask(Map.of("role", role, "subject", subject));
  }

  private static String ask(Map<String, ?> body) {
    return request()
        .body(body)
        .post("/identity/development/tokens")
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .extract()
        .path("access_token");
  }

  private static RequestSpecification request() {
    return given().contentType("application/json");
  }
}
