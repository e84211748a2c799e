package dev.quittance.kit.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Checks the signature of a token once a minute and not with each request: a client sends the same
 * token until it expires, and a check takes more than half as long as placing an order. An expired
 * token is refused at once; one whose key the provider has withdrawn is accepted for a minute more.
 */
@IfBuildProperty(name = "quarkus.oidc.enabled", stringValue = "true", enableIfMissing = true)
@Alternative
@Priority(1)
@ApplicationScoped
public class TokenCache implements HttpAuthenticationMechanism {

  private static final Duration KEPT_FOR = Duration.ofMinutes(1);
  private static final long MAX_TOKENS = 10_000;

  private record Accepted(SecurityIdentity identity, long expiresAt) {}

  private final OidcAuthenticationMechanism oidc;
  private final Clock clock;
  private final Cache<String, Accepted> accepted =
      Caffeine.newBuilder().maximumSize(MAX_TOKENS).expireAfterWrite(KEPT_FOR).build();

  TokenCache(OidcAuthenticationMechanism oidc, Clock clock) {
    this.oidc = oidc;
    this.clock = clock;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager providers) {
    String authorization = request.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (authorization == null) {
      return oidc.authenticate(request, providers);
    }
    Accepted before = accepted.getIfPresent(authorization);
    if (before != null && clock.instant().getEpochSecond() < before.expiresAt()) {
      return Uni.createFrom().item(before.identity());
    }
    return oidc.authenticate(request, providers)
        .onItem()
        .invoke(identity -> keep(authorization, identity));
  }

  private void keep(String authorization, SecurityIdentity identity) {
    if (identity != null && identity.getPrincipal() instanceof JsonWebToken token) {
      accepted.put(authorization, new Accepted(identity, token.getExpirationTime()));
    }
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    return oidc.getChallenge(request);
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return oidc.getCredentialTypes();
  }

  @Override
  public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
    return oidc.getCredentialTransport(request);
  }
}
