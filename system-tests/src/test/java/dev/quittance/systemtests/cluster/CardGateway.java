package dev.quittance.systemtests.cluster;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The card gateway of a cluster: the shared sandbox plays it, and notifies the cluster's
 * payment-service.
 */
final class CardGateway {

  /** The sandbox of tests has no key of its own: it accepts every one of this form. */
  static final String KEY = "sk_test_cluster";

  private static final String SETTINGS = "quittance.payment.gateways.card.";

  private final URI base;
  private final String webhookSecret;

  private CardGateway(URI base, String webhookSecret) {
    this.base = base;
    this.webhookSecret = webhookSecret;
  }

  /**
   * @param payments where payment-service will be
   */
  static CardGateway of(Sandbox sandbox, URI payments) {
    OutsideWorld world = OutsideWorld.of(sandbox);
    String url = payments.resolve("/gateway-notifications/card").toString();
    String secret =
        world
            .card("webhook_endpoints", "url=" + URLEncoder.encode(url, StandardCharsets.UTF_8))
            .path("secret")
            .asText();
    return new CardGateway(world.base().resolve("/card"), secret);
  }

  Map<String, String> settings() {
    return Map.of(
        SETTINGS + "enabled",
        "true",
        SETTINGS + "base-url",
        base.toString(),
        SETTINGS + "settling-time",
        "1s",
        SETTINGS + "saving-limit",
        "10s");
  }

  /** What is not for a command line. */
  String secrets() {
    return SETTINGS + "secret-key=" + KEY + "\n" + SETTINGS + "webhook-secret=" + webhookSecret;
  }
}
