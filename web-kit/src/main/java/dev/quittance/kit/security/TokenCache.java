package dev.quittance.kit.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.quittance.contract.TextRule;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Checks the signature of a token once a minute and not with each request: a client sends the same
 * token until it expires, and a check takes more than half as long as placing an order. An expired
 * token is refused at once; one whose key the provider has withdrawn is accepted for a minute more.
 *
 * <p>A request with a token that was accepted before does not go through Quarkus' authentication,
 * whose dozen of asynchronous steps took a tenth of placing an order: it gets its identity from a
 * route.
 */
@IfBuildProperty(name = "quarkus.oidc.enabled", stringValue = "true", enableIfMissing = true)
@Alternative
@Priority(1)
@ApplicationScoped
public class TokenCache implements HttpAuthenticationMechanism {

  /** Between Quarkus' authentication, which is lazy and here not begun yet, and its checks. */
  private static final int AFTER_AUTHENTICATION = 1 - SecurityHandlerPriorities.AUTHENTICATION;

  private static final Pattern BEARER = Pattern.compile("(?i)bearer( .*)?");

  /** RFC 7515 section 3.1. Quarkus would take anything else for a token to ask the provider of. */
  private static final Pattern SIGNED =
      Pattern.compile("(?i)bearer +[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

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

  void routes(@Observes Router router) {
    router.route().order(AFTER_AUTHENTICATION).handler(this::recognize);
  }

  private void recognize(RoutingContext request) {
    String authorization = request.request().getHeader(HttpHeaders.AUTHORIZATION);
    Accepted before = authorization == null ? null : current(authorization);
    if (before != null) {
      QuarkusHttpUser.setIdentity(before.identity(), request);
    }
    request.next();
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager providers) {
    String authorization = request.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (authorization == null) {
      return oidc.authenticate(request, providers);
    }
    if (BEARER.matcher(authorization).matches() && !SIGNED.matcher(authorization).matches()) {
      return Uni.createFrom().failure(new AuthenticationFailedException("not a signed token"));
    }
    return oidc.authenticate(request, providers)
        .onItem()
        .invoke(identity -> {
          requireStorable(identity);
          keep(authorization, identity);
        });
  }

  /** The subject of a token that was checked in the last minute; null for any other. */
  public @Nullable String subjectOf(String authorization) {
    Accepted before = current(authorization);
    return before == null ? null : before.identity().getPrincipal().getName();
  }

  private @Nullable Accepted current(String authorization) {
    Accepted before = accepted.getIfPresent(authorization);
    return before != null && clock.instant().getEpochSecond() < before.expiresAt() ? before : null;
  }

  /** OpenID Connect Core section 2 allows 255 characters: it is a key of the database. */
  private static void requireStorable(@Nullable SecurityIdentity identity) {
    if (identity != null && !TextRule.isText(String.valueOf(identity.getPrincipal().getName()))) {
      throw new AuthenticationFailedException("the subject is no text of 1 to 255 characters");
    }
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
