package dev.quittance.cli.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** An answer that says that somebody else has to approve what was asked for. */
record PendingApproval(String id) {

  private static final String PREFIX = "apr_";

  /** Null if it is another answer. */
  static @Nullable PendingApproval parse(String body) {
    try {
      JsonNode answer = Json.MAPPER.readTree(body);
      String id = answer.path("id").asText();
      return id.startsWith(PREFIX) ? new PendingApproval(id) : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
