package dev.quittance.sandbox.outside;

import java.util.Map;
import java.util.Optional;

/**
 * A request.
 *
 * @param method upper case
 * @param path without the prefix under which the API is served, beginning with a slash
 * @param query as it was sent, without the question mark; empty if there is none
 * @param headers names in lower case; of a repeated one the last
 * @param body as text in UTF-8, often empty
 */
public record Call(
    String method, String path, String query, Map<String, String> headers, String body) {

  public Call {
    headers = Map.copyOf(headers);
  }

  /**
   * @param name in lower case
   */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
