package dev.quittance.payments.gateway.notification;

import java.util.Map;

/**
 * What a gateway wants to hear when we have its notification.
 *
 * @param headers also the content type
 * @param body empty for none
 */
public record Acknowledgement(int status, Map<String, String> headers, String body) {

  public static final Acknowledgement NO_CONTENT = new Acknowledgement(204, Map.of(), "");

  public Acknowledgement {
    headers = Map.copyOf(headers);
  }
}
