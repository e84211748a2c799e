package dev.quittance.cli.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.quittance.cli.http.Json;
import java.io.IOException;
import java.util.Base64;
import java.util.List;

/**
 * What a token says of its owner, for the owner to read: the services check it, this program does
 * not.
 */
record Claims(String subject, List<String> roles) {

  static Claims of(String token) {
    JsonNode claims = payload(token);
    return new Claims(
        claims.path("sub").asText("somebody"),
        claims.path("roles").valueStream().map(JsonNode::asText).toList());
  }

  /** Missing if the token is none that a client can read. */
  private static JsonNode payload(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return MissingNode.getInstance();
    }
    try {
      return Json.MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1]));
    } catch (IOException | IllegalArgumentException e) {
      return MissingNode.getInstance();
    }
  }
}
