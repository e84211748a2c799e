package dev.quittance.kit.list;

import dev.quittance.kit.limits.HttpLimits;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Tells pages how large they may be: parameters are made by the framework, without beans. */
@Singleton
final class PageLimit {

  private final HttpLimits limits;

  PageLimit(HttpLimits limits) {
    this.limits = limits;
  }

  void start(@Observes StartupEvent started) {
    PageParameters.limitTo(limits.maxPageSize());
  }
}
