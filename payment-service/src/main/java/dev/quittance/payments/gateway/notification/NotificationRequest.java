package dev.quittance.payments.gateway.notification;

import java.util.Map;
import java.util.Optional;

/**
 * A notification as it arrived.
 *
 * @param method of HTTP, upper case
 * @param path as the sender addressed it
 * @param headers names in lower case; of a repeated one the first
 * @param body as text in UTF-8
 */
public record NotificationRequest(
    String method, String path, Map<String, String> headers, String body) {

  public NotificationRequest {
    headers = Map.copyOf(headers);
  }

  /**
   * @param name in lower case
   */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
