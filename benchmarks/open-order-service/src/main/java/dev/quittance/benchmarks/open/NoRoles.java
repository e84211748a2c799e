package dev.quittance.benchmarks.open;

import io.quarkus.security.spi.runtime.AuthorizationController;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

/** Roles of methods are not looked at. */
@Alternative
@Priority(1)
@Singleton
class NoRoles extends AuthorizationController {

  @Override
  public boolean isAuthorizationEnabled() {
    return false;
  }
}
