package dev.quittance.kit.security;

import io.quarkus.arc.Unremovable;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcResponseFilter;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Provider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Whether the identity provider's keys are here, and whether it could give new ones. Tokens are
 * checked with the keys that are here, whether it answers or not.
 */
@IfBuildProperty(name = "quarkus.oidc.enabled", stringValue = "true", enableIfMissing = true)
@Unremovable
@ApplicationScoped
@OidcEndpoint(OidcEndpoint.Type.JWKS)
public class ProviderKeys implements OidcResponseFilter {

  private static final Duration TIME_LIMIT = Duration.ofSeconds(2);

  /** Probes of every replica ask the provider no more often than this. */
  private static final Duration ASKED_AGAIN_AFTER = Duration.ofSeconds(5);

  private static final int OK = 200;
  private static final int SERVER_ERROR = 500;

  /** Made later: making it asks for this filter. */
  private final Provider<TenantConfigBean> tenants;

  private final Clock clock;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIME_LIMIT).build();
  private volatile @Nullable Instant readAt;
  private @Nullable Instant askedAt;
  private boolean answers;

  /**
   * @param held whether tokens can be checked
   * @param readAt when the keys were last read; null if they never were, or are configured
   * @param providerAnswers whether the provider answered when it was last asked, seconds ago
   */
  public record State(boolean held, @Nullable Instant readAt, boolean providerAnswers) {}

  ProviderKeys(Provider<TenantConfigBean> tenants, Clock clock) {
    this.tenants = tenants;
    this.clock = clock;
  }

  /** Takes notice of every answer with keys that Quarkus gets. */
  @Override
  public void filter(OidcResponseContext answer) {
    if (answer.statusCode() == OK) {
      readAt = clock.instant();
    }
  }

  /** The state now; asks the provider if it was not asked lately. Blocks for seconds at most. */
  public synchronized State state() {
    TenantConfigContext tenant = tenants.get().getDefaultTenant();
    Instant now = clock.instant();
    if (askedAt == null || !now.isBefore(askedAt.plus(ASKED_AGAIN_AFTER))) {
      askedAt = now;
      answers = ask(tenant);
    }
    return new State(tenant.ready(), readAt, answers);
  }

  private boolean ask(TenantConfigContext tenant) {
    if (!tenant.ready()) {
      // As a request with a token would; otherwise a service that gets none would never be ready.
      return initialized(tenant);
    }
    String keys = tenant.getOidcMetadata().getJsonWebKeySetUri();
    return keys == null || isAnswered(URI.create(keys));
  }

  private static boolean initialized(TenantConfigContext tenant) {
    try {
      return tenant.initialize().await().atMost(TIME_LIMIT).ready();
    } catch (RuntimeException away) {
      return false;
    }
  }

  private boolean isAnswered(URI keys) {
    HttpRequest request = HttpRequest.newBuilder(keys).timeout(TIME_LIMIT).build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() < SERVER_ERROR;
    } catch (SSLException e) {
      return true; // this client does not trust it; whether Quarkus does is configured apart
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @PreDestroy
  void close() {
    http.shutdownNow();
  }
}
