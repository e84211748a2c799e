package dev.quittance.kit.health;

import dev.quittance.kit.security.ProviderKeys;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the identity provider's keys are here: without them no token can be checked. With them
 * the provider may be away, which is said and makes nobody unready: traffic would only go to
 * another replica that cannot reach it either.
 */
@IfBuildProperty(name = "quarkus.oidc.enabled", stringValue = "true", enableIfMissing = true)
@Readiness
@ApplicationScoped
public class IdentityProviderReady implements HealthCheck {

  private final ProviderKeys keys;

  IdentityProviderReady(ProviderKeys keys) {
    this.keys = keys;
  }

  @Override
  public HealthCheckResponse call() {
    ProviderKeys.State state = keys.state();
    HealthCheckResponseBuilder response = HealthCheckResponse.named("identity provider");
    if (!state.held()) {
      return response
          .down()
          .withData("provider", "away")
          .withData("reason", "its keys were never here: no token can be checked until it answers")
          .build();
    }
    response.up().withData("provider", state.providerAnswers() ? "answers" : "away");
    Instant readAt = state.readAt();
    if (readAt != null) {
      response.withData("keysFrom", readAt.truncatedTo(ChronoUnit.SECONDS).toString());
    }
    return response.build();
  }
}
