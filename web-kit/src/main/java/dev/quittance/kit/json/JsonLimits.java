package dev.quittance.kit.json;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quittance.kit.limits.HttpLimits;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Limits what JSON is read. Not a part of {@link StrictJson}: Hibernate makes the mapper before the
 * configuration can be read.
 */
@Singleton
final class JsonLimits {

  private final ObjectMapper json;
  private final HttpLimits.Json limits;

  JsonLimits(ObjectMapper json, HttpLimits limits) {
    this.json = json;
    this.limits = limits.json();
  }

  void start(@Observes StartupEvent started) {
    json.getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(limits.maxDepth())
                .maxStringLength(limits.maxStringLength())
                .maxNumberLength(limits.maxNumberLength())
                .maxNameLength(limits.maxNameLength())
                .build());
  }
}
