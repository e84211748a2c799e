package dev.quittance.kit.json;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.inject.Singleton;

/**
 * SHA-256 of a parsed request as JSON in a fixed order, so that spaces and the order of fields do
 * not make two requests of one.
 */
@Singleton
public class Fingerprint {

  private final ObjectMapper canonical;

  // Deprecated because mappers should be built; this one is a copy of Quarkus's.
  @SuppressWarnings("deprecation")
  Fingerprint(ObjectMapper json) {
    this.canonical =
        json.copy()
            .configure(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, true)
            .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);
  }

  public byte[] of(Object request) {
    return JsonDigest.of(request, canonical);
  }
}
