package dev.quittance.cli.token;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.cli.exit.CommandFailure;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a sign-in got, and is kept.
 *
 * @param expiresAt RFC 3339; null if the provider does not say
 * @param refreshToken gets another access token when this one has expired; null if there is none
 */
public record Login(
    String issuer,
    String clientId,
    String accessToken,
    @Nullable String expiresAt,
    @Nullable String refreshToken) {

  /** A token that expires sooner is not sent any more. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  /**
   * From a provider's answer.
   *
   * @param before whose refresh token goes on if the answer has none
   * @throws CommandFailure if there is no token in it
   */
  public static Login of(
      String issuer, String clientId, JsonNode answer, @Nullable Login before, Instant now) {
    String token = answer.path("access_token").asText("");
    if (token.isEmpty() || !answer.path("token_type").asText().equalsIgnoreCase("Bearer")) {
      throw CommandFailure.refused(
          "The identity provider %s gave no access token.".formatted(issuer));
    }
    long seconds = answer.path("expires_in").asLong(0);
    String refresh = answer.path("refresh_token").asText(null);
    return new Login(
        issuer,
        clientId,
        token,
        seconds > 0 ? now.plusSeconds(seconds).toString() : null,
        refresh == null && before != null ? before.refreshToken() : refresh);
  }

  boolean isExpiredAt(Instant now) {
    return expiresAt != null && !now.plus(MARGIN).isBefore(Instant.parse(expiresAt));
  }

  /** Without the tokens. */
  @Override
  public String toString() {
    return "login at " + issuer + " until " + expiresAt;
  }
}
