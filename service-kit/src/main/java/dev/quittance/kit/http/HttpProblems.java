package dev.quittance.kit.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.SortedSet;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jspecify.annotations.Nullable;

/** Problems of HTTP itself, before any of our own code has seen the request. */
final class HttpProblems {

  private HttpProblems() {}

  /**
   * @param request the request, where a REST resource was being looked for
   */
  static ProblemAnswer of(
      WebApplicationException e, @Nullable ResteasyReactiveRequestContext request) {
    int status = e.getResponse().getStatus();
    // The specification (section 3.2) makes a parameter that cannot be converted a 404 or a 400.
    if ((status == 404 || status == 400) && e.getCause() != null && request != null) {
      return ProblemAnswer.of(BadParameter.of(request));
    }
    if ((status == 405 || status == 404) && request != null) {
      // A 404 too: where two classes share a path's beginning, Quarkus asks only the last of them.
      SortedSet<String> allowed = AllowedMethods.of(request);
      if (status == 405 || !allowed.isEmpty() && !allowed.contains(request.getMethod())) {
        return new ProblemAnswer(of(405), Map.of(HttpHeaders.ALLOW, String.join(", ", allowed)));
      }
    }
    return ProblemAnswer.of(of(status));
  }

  static Problem of(int status) {
    return switch (status) {
      case 400 ->
          Problem.of(400, "bad_request", "Bad request", "The request is not well-formed HTTP.");
      case 401 ->
          Problem.of(401, "unauthorized", "Unauthorized", "Send credentials that are valid.");
      case 403 -> Problem.of(403, "forbidden", "Forbidden", "These credentials do not allow that.");
      case 404 ->
          Problem.of(
              404, "not_found", "Not found", "Nothing is at this path: /q/openapi lists what is.");
      case 405 ->
          Problem.of(
              405,
              "method_not_allowed",
              "Method not allowed",
              "This path has other methods: see the Allow header, or /q/openapi.");
      case 406 ->
          Problem.of(
              406,
              "not_acceptable",
              "Not acceptable",
              "The Accept header excludes what this path answers: application/json.");
      case 413 -> tooLarge();
      case 415 ->
          Problem.of(
              415,
              "unsupported_media_type",
              "Unsupported media type",
              "Send the body as this path takes it, usually Content-Type: application/json.");
      default ->
          status < 500
              ? Problem.of(
                  status, "http_" + status, "Request refused", "/q/openapi says what is taken.")
              : Diagnosis.internalError();
    };
  }

  private static Problem tooLarge() {
    return Problem.of(
        413, "body_too_large", "Content too large", "The body is too large: send less at once.");
  }

  static Problem tooLarge(long maxBytes) {
    return Problem.of(
        413,
        "body_too_large",
        "Content too large",
        "A body may have " + maxBytes + " bytes: send less at once.");
  }

  static Problem badCharacters() {
    return Problem.of(
        400,
        "bad_characters",
        "Bad request",
        "The request contains characters that text cannot hold, such as U+0000: leave them out.");
  }
}
