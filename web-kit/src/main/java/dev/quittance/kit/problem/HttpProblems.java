package dev.quittance.kit.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.Map;
import java.util.SortedSet;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jspecify.annotations.Nullable;

/** Problems of HTTP itself, found before the code of a service sees the request. */
public final class HttpProblems {

  private HttpProblems() {}

  /**
   * @param request the request, where a REST resource was being looked for
   */
  public static ProblemAnswer of(
      WebApplicationException e, @Nullable ResteasyReactiveRequestContext request) {
    int status = e.getResponse().getStatus();
    // The specification (section 3.2) makes a parameter that cannot be converted a 404 or a 400.
    if ((status == 404 || status == 400) && e.getCause() != null && request != null) {
      return ProblemAnswer.of(
          Problem.of(
              ProblemCode.BAD_PARAMETER,
              "A parameter does not have the required type: /q/openapi lists the types."));
    }
    if ((status == 405 || status == 404) && request != null) {
      // A 404 too: where two classes share a path's beginning, Quarkus asks only the last of them.
      SortedSet<String> allowed = AllowedMethods.of(request);
      if (status == 405 || !allowed.isEmpty() && !allowed.contains(request.getMethod())) {
        return new ProblemAnswer(of(405), Map.of(HttpHeaders.ALLOW, String.join(", ", allowed)));
      }
    }
    if (status == 415 && request != null) {
      return new ProblemAnswer(
          of(415), Map.of(AllowedMethods.ACCEPT_POST, AllowedMethods.acceptedByPost(request)));
    }
    return ProblemAnswer.of(of(status));
  }

  public static Problem of(int status) {
    return switch (status) {
      case 400 -> Problem.of(ProblemCode.BAD_REQUEST, "The request is not well-formed HTTP.");
      case 401 -> Problem.of(ProblemCode.UNAUTHORIZED, "Send valid credentials.");
      case 403 -> Problem.of(ProblemCode.FORBIDDEN, "These credentials do not allow the request.");
      case 404 ->
          Problem.of(ProblemCode.NOT_FOUND, "Nothing is at this path: /q/openapi lists the paths.");
      case 405 ->
          Problem.of(
              ProblemCode.METHOD_NOT_ALLOWED,
              "This path does not have this method: see the Allow header, or /q/openapi.");
      case 406 ->
          Problem.of(
              ProblemCode.NOT_ACCEPTABLE,
              "The Accept header excludes the media type of the response, application/json.");
      case 413 ->
          Problem.of(
              ProblemCode.BODY_TOO_LARGE, "The body is too large: send less data per request.");
      case 414 ->
          Problem.of(
              ProblemCode.URI_TOO_LONG, "The URI is too long: send fewer or shorter parameters.");
      case 415 ->
          Problem.of(
              ProblemCode.UNSUPPORTED_MEDIA_TYPE,
              "Send the body with a Content-Type of the Accept-Post header, usually application/json.");
      case 431 ->
          Problem.of(
              ProblemCode.HEADERS_TOO_LARGE,
              "The header fields are too large: send fewer or shorter ones.");
      default -> status < 500 ? refused(status) : internalError();
    };
  }

  private static Problem refused(int status) {
    return new Problem(
        ProblemCode.REQUEST_REFUSED, status, "See /q/openapi for valid requests.", null, null);
  }

  public static Problem tooLarge(long maxBytes) {
    return Problem.of(
        ProblemCode.BODY_TOO_LARGE,
        "A body may have " + maxBytes + " bytes: send less data per request.");
  }

  public static Problem tooSlow(Duration limit) {
    return Problem.of(
        ProblemCode.BODY_TOO_SLOW,
        "The body was not complete after %s seconds: send it again, faster or in smaller requests."
            .formatted(limit.toSeconds()));
  }

  public static Problem brokenOff() {
    return Problem.of(
        ProblemCode.BODY_INCOMPLETE, "The body broke off before its end: send it again.");
  }

  static Problem badUri() {
    return Problem.of(
        ProblemCode.BAD_URI,
        "The request target is not a URI: percent-encode reserved and non-ASCII characters, as UTF-8.");
  }

  static Problem internalError() {
    return Problem.of(
        ProblemCode.INTERNAL_ERROR,
        "The service failed unexpectedly and logged the error. Report the X-Request-Id of this"
            + " response.");
  }

  static Problem badCharacters() {
    return Problem.of(
        ProblemCode.BAD_CHARACTERS,
        "The request contains characters that cannot be stored, such as U+0000: remove them.");
  }
}
