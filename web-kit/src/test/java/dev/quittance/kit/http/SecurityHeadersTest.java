package dev.quittance.kit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.quittance.kit.admission.TightLimits;
import dev.quittance.testkit.identity.TokenByDefault;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What answers tell browsers and caches. */
@QuarkusTest
@TestProfile(TightLimits.class)
class SecurityHeadersTest {

  private static int requests;

  @ParameterizedTest
  @CsvSource({
    "GET, /things, no-store",
    "HEAD, /things, no-store",
    "OPTIONS, /things, no-store",
    "GET, /nowhere, no-store",
    "DELETE, /things, no-store",
    "GET, /things/failing, no-store",
    "GET, /guarded, no-store",
    "GET, /problems,",
    "GET, /q/openapi,",
    "GET, /q/swagger-ui/,",
  })
  void everyAnswerIsWhatItSaysItIsAndShownInNoFrame(String method, String path, String caching) {
    Response answer = request().request(method, path);
    assertThat(answer.headers().getValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(answer.headers().getValues("Referrer-Policy")).containsExactly("no-referrer");
    assertThat(answer.headers().getValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .startsWith("default-src 'none'; ")
        .contains("frame-ancestors 'none'", "base-uri 'none'");
    if (caching == null) {
      assertThat(answer.header("Cache-Control")).isNotEqualTo("no-store");
    } else {
      assertThat(answer.headers().getValues("Cache-Control")).containsExactly(caching);
    }
    assertThat(answer.header("Strict-Transport-Security")).isNull();
  }

  @Test
  void onlySwaggerUiMayRunScripts() {
    request().get("/problems").then().header("Content-Security-Policy", script(false));
    request().get("/things").then().header("Content-Security-Policy", script(false));
    request().get("/q/swagger-ui/").then().header("Content-Security-Policy", script(true));
  }

  @Test
  void overTlsBrowsersAreToldToStayThere() {
    request()
        .header("X-Forwarded-Proto", "https")
        .get("/problems")
        .then()
        .header("Strict-Transport-Security", equalTo("max-age=31536000"));
    request().get("/problems").then().header("Strict-Transport-Security", nullValue());
  }

  @Test
  void whatIsInNoCacheCanStillBeComparedByItsTag() {
    String tag = request().get("/things").header("ETag");
    request()
        .header("If-None-Match", tag)
        .get("/things")
        .then()
        .statusCode(304)
        .header("Cache-Control", equalTo("no-store"));
  }

  @Test
  void aPageMayBeLimitedFurther() {
    request().get("/things").then().body("limit", equalTo(10));
    request().get("/things?limit=10").then().statusCode(200);
    request().get("/things?limit=11").then().statusCode(400).body("code", equalTo("bad_parameter"));
  }

  private static org.hamcrest.Matcher<String> script(boolean allowed) {
    return allowed
        ? containsString("script-src 'self'")
        : org.hamcrest.Matchers.not(containsString("script-src"));
  }

  /** From another address each time. */
  private static RequestSpecification request() {
    requests++;
    return given()
        .header("X-Forwarded-For", "198.51.%s.%s".formatted(101 + requests / 250, requests % 250))
        .header("Authorization", TokenByDefault.NONE);
  }
}
