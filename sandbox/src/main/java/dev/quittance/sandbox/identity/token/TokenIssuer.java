package dev.quittance.sandbox.identity.token;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quittance.sandbox.SandboxConfig;
import dev.quittance.sandbox.identity.Authentication;
import dev.quittance.sandbox.identity.Scopes;
import dev.quittance.sandbox.identity.keys.Keys;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jspecify.annotations.Nullable;

/** Makes tokens. An access token is one of RFC 9068, with the roles in {@code roles}. */
@Singleton
public class TokenIssuer {

  /** {@code aud} of an access token: the services of Quittance. */
  public static final String AUDIENCE = "quittance";

  private final Keys keys;
  private final Clock clock;
  private final String issuer;
  private final Duration lifetime;

  TokenIssuer(Keys keys, Clock clock, SandboxConfig config) {
    this.keys = keys;
    this.clock = clock;
    this.issuer = config.identity().issuer();
    this.lifetime = config.identity().tokenLifetime();
  }

  /** The tokens for somebody who was recognized: an id token, too, if {@code openid} is asked. */
  public IssuedTokens issue(
      Authentication who, String clientId, List<String> scopes, @Nullable String nonce) {
    return new IssuedTokens(
        accessToken(who, clientId, scopes, lifetime),
        IssuedTokens.BEARER,
        lifetime.toSeconds(),
        scopes.contains(Scopes.OPENID) ? idToken(who, clientId, nonce) : null,
        scopes.isEmpty() ? null : String.join(" ", scopes));
  }

  /** An access token of another lifetime. */
  public IssuedTokens issue(Authentication who, String clientId, Duration life) {
    return new IssuedTokens(
        accessToken(who, clientId, List.of(), life),
        IssuedTokens.BEARER,
        life.toSeconds(),
        null,
        null);
  }

  private String accessToken(
      Authentication who, String clientId, List<String> scopes, Duration life) {
    JwtClaims claims = claims(who, clientId, AUDIENCE, life);
    claims.setClaim("client_id", clientId);
    if (!scopes.isEmpty()) {
      claims.setClaim("scope", String.join(" ", scopes));
    }
    return keys.sign(claims, "at+jwt");
  }

  private String idToken(Authentication who, String clientId, @Nullable String nonce) {
    JwtClaims claims = claims(who, clientId, clientId, lifetime);
    claims.setClaim("name", who.name());
    claims.setClaim("preferred_username", who.subject());
    if (nonce != null) {
      claims.setClaim("nonce", nonce);
    }
    return keys.sign(claims, "JWT");
  }

  private JwtClaims claims(Authentication who, String clientId, String audience, Duration life) {
    Instant now = clock.instant();
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(issuer);
    claims.setAudience(audience);
    claims.setSubject(who.subject());
    claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
    claims.setNotBefore(NumericDate.fromSeconds(now.getEpochSecond()));
    claims.setExpirationTime(NumericDate.fromSeconds(now.plus(life).getEpochSecond()));
    claims.setJwtId(UuidCreator.getTimeOrderedEpoch().toString());
    claims.setStringListClaim("roles", who.roles());
    claims.setClaim("acr", who.acr());
    claims.setClaim("auth_time", who.time().getEpochSecond());
    claims.setClaim("azp", clientId);
    return claims;
  }
}
