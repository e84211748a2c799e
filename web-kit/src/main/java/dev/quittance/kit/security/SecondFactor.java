package dev.quittance.kit.security;

import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Whether the caller has proved a second factor a moment ago, by {@code acr} and {@code auth_time}
 * of his token. Asked for each request: a token that was fresh when it was accepted gets old.
 */
@RequestScoped
public class SecondFactor {

  /** How far the identity provider's clock may be ahead. */
  private static final Duration AHEAD = Duration.ofSeconds(30);

  private final SecurityIdentity identity;
  private final StepUpConfig config;
  private final Clock clock;

  SecondFactor(SecurityIdentity identity, StepUpConfig config, Clock clock) {
    this.identity = identity;
    this.config = config;
    this.clock = clock;
  }

  /**
   * @throws ProblemException 401 {@code insufficient_user_authentication} with the challenge of RFC
   *     9470, unless it was proved a moment ago
   */
  public void require() {
    String missing = missing();
    if (missing != null) {
      throw ProblemException.of(
              ProblemCode.INSUFFICIENT_USER_AUTHENTICATION,
              missing
                  + " Sign in again with acr_values="
                  + config.acr()
                  + " and send the request with the new token.")
          .with(HttpHeaders.WWW_AUTHENTICATE, challenge(missing));
    }
  }

  private String challenge(String missing) {
    return "Bearer realm=\"quittance\", error=\"insufficient_user_authentication\","
        + " error_description=\"%s\", acr_values=\"%s\", max_age=\"%s\""
            .formatted(missing, config.acr(), config.maxAge().toSeconds());
  }

  /** Null if nothing is. */
  private @Nullable String missing() {
    if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
      return "A second factor is needed.";
    }
    if (!config.acr().equals(text(token, "acr"))) {
      return "A second factor is needed.";
    }
    Instant proved = time(token);
    Instant now = clock.instant();
    return proved == null
            || proved.isBefore(now.minus(config.maxAge()))
            || proved.isAfter(now.plus(AHEAD))
        ? "A more recent authentication is needed."
        : null;
  }

  private static @Nullable String text(JsonWebToken token, String claim) {
    Object value = token.getClaim(claim);
    return value == null ? null : value.toString();
  }

  private static @Nullable Instant time(JsonWebToken token) {
    String seconds = text(token, "auth_time");
    try {
      return seconds == null ? null : Instant.ofEpochSecond(Long.parseLong(seconds));
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
