package dev.quittance.sandbox.card;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quittance.sandbox.notify.Notification;
import dev.quittance.sandbox.notify.Notifier;
import dev.quittance.sandbox.notify.Signer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What has happened, as Stripe's events: they can be read, and are sent to the webhook.
 *
 * @see <a href="https://docs.stripe.com/webhooks#verify-manually">How Stripe signs</a>
 */
final class CardEvents {

  /** The version of Stripe's API whose objects these are: the one of stripe-java 33.3. */
  static final String API_VERSION = "2026-07-29.dahlia";

  private static final int MAX_KEPT = 5_000;

  private static final ObjectReader JSON = new ObjectMapper().readerFor(ObjectNode.class);

  private final Notifier notifier;
  private final Clock clock;
  private final Ids ids;
  private final List<Endpoint> endpoints = new ArrayList<>();
  private final Deque<Event> kept = new ArrayDeque<>();
  private final List<Notification> unsent = new ArrayList<>();

  /**
   * Where events are sent.
   *
   * @param secret with which they are signed
   */
  record Endpoint(String id, URI url, String secret) {}

  /**
   * Something that has happened.
   *
   * @param text as JSON: as a tree it would take five times the memory
   */
  record Event(String id, String type, String text) {

    ObjectNode json() {
      try {
        return JSON.readValue(text);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("an event of our own cannot be read", e);
      }
    }
  }

  CardEvents(Notifier notifier, Clock clock, Ids ids) {
    this.notifier = notifier;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Events are sent there, too, from now on.
   *
   * @param secret null for a new one
   */
  Endpoint sendTo(URI url, @Nullable String secret) {
    Endpoint endpoint =
        new Endpoint(ids.next("we_"), url, secret == null ? ids.next("whsec_") : secret);
    endpoints.add(endpoint);
    return endpoint;
  }

  /**
   * Something has happened. It is sent by {@link #send}.
   *
   * @param type for example {@code payment_intent.succeeded}
   * @param object what it has happened to, as it is now
   * @param reference the caller's own reference of it
   */
  void add(String type, ObjectNode object, @Nullable String reference) {
    ObjectNode event =
        object
            .objectNode()
            .put("object", "event")
            .put("id", ids.next("evt_"))
            .put("api_version", API_VERSION)
            .put("created", clock.instant().getEpochSecond())
            .put("livemode", false)
            .put("pending_webhooks", 1)
            .put("type", type);
    event.putObject("data").set("object", object);
    event.putObject("request").putNull("id").putNull("idempotency_key");
    String id = event.get("id").asText();
    String text = event.toString();
    kept.addFirst(new Event(id, type, text));
    if (kept.size() > MAX_KEPT) {
      kept.removeLast();
    }
    for (Endpoint endpoint : endpoints) {
      Signer signer =
          (body, at) ->
              Map.of("Stripe-Signature", signature(endpoint.secret(), body, at.getEpochSecond()));
      unsent.add(
          new Notification(
              CardProcessor.GATEWAY,
              id,
              List.of(reference == null ? id : reference, object.path("amount").asText()),
              endpoint.url(),
              "application/json; charset=utf-8",
              text,
              signer));
    }
  }

  /** What is to be sent now; the caller sends it without holding a lock. */
  List<Notification> takeUnsent() {
    List<Notification> taken = List.copyOf(unsent);
    unsent.clear();
    return taken;
  }

  void send(List<Notification> notifications) {
    notifications.forEach(notifier::send);
  }

  /** Newest first. */
  List<Event> all() {
    return List.copyOf(kept);
  }

  private static String signature(String secret, String body, long seconds) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] code = mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8));
      return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(code);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
