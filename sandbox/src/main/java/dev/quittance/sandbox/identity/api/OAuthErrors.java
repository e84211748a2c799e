package dev.quittance.sandbox.identity.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.quittance.kit.problem.Problem;
import dev.quittance.sandbox.identity.OAuthError;
import dev.quittance.sandbox.identity.OAuthException;
import dev.quittance.sandbox.page.api.NoStore;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Errors as RFC 6749 section 5.2 has them. */
final class OAuthErrors {

  private static final String CHALLENGE = "Basic realm=\"quittance-sandbox\"";

  private OAuthErrors() {}

  /** The body of an error. */
  public record Body(
      @JsonProperty("error") String error, @JsonProperty("error_description") String description) {}

  static Response of(OAuthException e) {
    Response.ResponseBuilder answer =
        answer(e.error().status(), new Body(e.error().value(), e.description()));
    if (e.error() == OAuthError.INVALID_CLIENT) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
    }
    return answer.build();
  }

  /** What the kit finds wrong with a request, for a client of OAuth. */
  static Response of(Problem problem) {
    return answer(problem.status(), new Body(OAuthError.INVALID_REQUEST.value(), problem.detail()))
        .build();
  }

  private static Response.ResponseBuilder answer(int status, Body body) {
    return NoStore.apply(Response.status(status))
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(body);
  }
}
