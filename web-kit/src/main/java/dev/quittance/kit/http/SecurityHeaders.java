package dev.quittance.kit.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * What every answer tells browsers and caches (OWASP, HTTP headers cheat sheet). An answer that
 * says otherwise itself, as a page does, replaces it.
 */
final class SecurityHeaders {

  static final String POLICY = "Content-Security-Policy";

  /** For data: a browser that shows it loads and runs nothing. */
  private static final String NOTHING =
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /** Swagger UI begins with a script in its page, styles elements, and shows images it carries. */
  private static final String SWAGGER_UI =
      "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  private static final String SWAGGER_UI_PATH = "/q/swagger-ui";

  /** The same for everybody, so caches may keep them. */
  private static final String[] PUBLIC = {"/q/openapi", SWAGGER_UI_PATH, "/problems"};

  /** A year, as browsers ask for. */
  private static final String ONLY_TLS = "max-age=31536000";

  private SecurityHeaders() {}

  static void put(HttpServerRequest request) {
    String path = request.path() == null ? "" : request.path();
    HttpServerResponse response = request.response();
    response
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader(POLICY, path.startsWith(SWAGGER_UI_PATH) ? SWAGGER_UI : NOTHING);
    if (!isPublic(path)) {
      response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    if ("https".equals(request.scheme())) {
      response.putHeader("Strict-Transport-Security", ONLY_TLS);
    }
  }

  private static boolean isPublic(String path) {
    for (String one : PUBLIC) {
      if (path.startsWith(one)) {
        return true;
      }
    }
    return false;
  }
}
