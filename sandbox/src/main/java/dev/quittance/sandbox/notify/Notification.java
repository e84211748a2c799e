package dev.quittance.sandbox.notify;

import java.net.URI;
import java.util.List;

/**
 * What a gateway sends.
 *
 * @param gateway who sends it: card, alipay, bank
 * @param id for the log
 * @param keys what it is about, as the fault menu knows it; the first is what order goes by
 * @param target where it is sent by POST
 */
public record Notification(
    String gateway,
    String id,
    List<String> keys,
    URI target,
    String contentType,
    String body,
    Signer signer) {

  public Notification {
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("a notification is about something");
    }
  }

  String subject() {
    return gateway + " " + keys.getFirst();
  }
}
