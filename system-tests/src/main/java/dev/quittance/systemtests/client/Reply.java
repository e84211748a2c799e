package dev.quittance.systemtests.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a service answered.
 *
 * @param body the JSON; a missing node if there was none
 * @param location the {@code Location} header, if there was one
 * @param retryAfter the {@code Retry-After} header, if there was one
 */
public record Reply(
    int status, JsonNode body, @Nullable String location, @Nullable String retryAfter) {

  /** The body, once the status is known to be as expected. */
  public JsonNode expect(int expected) {
    if (status != expected) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "expected %d, got %d: %s", expected, status, body));
    }
    return body;
  }
}
