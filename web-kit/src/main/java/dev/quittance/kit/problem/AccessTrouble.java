package dev.quittance.kit.problem;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests without a valid access token, or of somebody who may not ask for this. */
final class AccessTrouble {

  /** RFC 6750 section 3: without an error where no token was sent. */
  private static final String CHALLENGE = "Bearer realm=\"quittance\"";

  private static final String INVALID_TOKEN = CHALLENGE + ", error=\"invalid_token\"";

  private static final long RETRY_SECONDS = 2;

  private AccessTrouble() {}

  /** The answer, if it is such trouble. */
  static @Nullable ProblemAnswer of(Throwable thrown) {
    return switch (thrown) {
      case UnauthorizedException none ->
          unauthorized(CHALLENGE, "Send an access token: Authorization: Bearer, then the token.");
      case AuthenticationFailedException bad ->
          unauthorized(
              INVALID_TOKEN,
              "The access token is not valid here or has expired: get a new one from the identity"
                  + " provider.");
      case ForbiddenException denied ->
          ProblemAnswer.of(
              Problem.of(
                  ProblemCode.FORBIDDEN,
                  "None of your roles may do this: /q/openapi lists the roles of each request."));
      // The keys were never fetched; known ones go on without the provider.
      case OIDCException providerAway -> providerAway();
      default -> null;
    };
  }

  private static ProblemAnswer providerAway() {
    return ProblemAnswer.retryAfter(
        Problem.of(
            ProblemCode.IDENTITY_PROVIDER_UNAVAILABLE,
            "The identity provider cannot be asked for its keys at the moment. Send the request again"
                + " after Retry-After seconds."),
        RETRY_SECONDS);
  }

  private static ProblemAnswer unauthorized(String challenge, String detail) {
    return new ProblemAnswer(
        Problem.of(ProblemCode.UNAUTHORIZED, detail),
        Map.of(HttpHeaders.WWW_AUTHENTICATE, challenge));
  }
}
