package dev.quittance.sandbox.identity.api;

import dev.quittance.sandbox.SandboxConfig;
import dev.quittance.sandbox.identity.Directory;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The people and clients that the endpoints know. */
final class DirectoryProducer {

  @Produces
  @Singleton
  Directory directory(SandboxConfig config) {
    return Directory.demo(config.identity().consoleRedirectUris());
  }
}
