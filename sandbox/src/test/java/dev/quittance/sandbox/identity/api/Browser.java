package dev.quittance.sandbox.identity.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.sandbox.identity.Directory;
import io.restassured.response.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person's browser, which fills in the forms of the pages. */
final class Browser {

  static final String REDIRECT_URI = "http://localhost:8080/session/callback";

  private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");

  private Browser() {}

  /** The parameters of a request that is acceptable. */
  static Map<String, String> request(String challenge) {
    return new HashMap<>(
        Map.of(
            "response_type", "code",
            "client_id", "console",
            "redirect_uri", REDIRECT_URI,
            "scope", "openid",
            "state", "a state & more=\"",
            "nonce", "n-1",
            "code_challenge", challenge,
            "code_challenge_method", "S256"));
  }

  static Response authorize(Map<String, ?> request) {
    return given().redirects().follow(false).queryParams(request).get("/identity/authorize");
  }

  static Response signIn(Response page, String subject, String password) {
    return send(
        "/identity/sign-in",
        Map.of("ticket", ticket(page), "subject", subject, "password", password));
  }

  static Response secondFactor(Response page) {
    return send(
        "/identity/second-factor", Map.of("ticket", ticket(page), "code", Directory.SECOND_FACTOR));
  }

  static Response cancel(Response page) {
    return send("/identity/sign-in", Map.of("ticket", ticket(page), "cancel", "1"));
  }

  static Response send(String path, Map<String, String> form) {
    return given().redirects().follow(false).formParams(form).post(path);
  }

  static String ticket(Response page) {
    Matcher matcher = TICKET.matcher(page.asString());
    assertThat(matcher.find()).as(page.asString()).isTrue();
    return matcher.group(1);
  }

  /** The parameters that the application is sent. */
  static Map<String, List<String>> answer(Response redirect) {
    assertThat(redirect.statusCode()).isEqualTo(303);
    URI location = URI.create(redirect.header("Location"));
    assertThat(location.toString()).startsWith(REDIRECT_URI + "?");
    return Forms.read(location.getRawQuery()).values();
  }

  static String code(Response redirect) {
    return answer(redirect).getOrDefault("code", List.of()).getFirst();
  }
}
