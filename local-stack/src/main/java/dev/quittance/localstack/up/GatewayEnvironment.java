package dev.quittance.localstack.up;

import java.util.Map;

/**
 * Where the gateways of the stack are, and the secret key of payment accounts. Gateways are at the
 * sandbox, which makes their secrets at its first start. What the environment of {@code make up}
 * says wins: a real gateway is configuration only.
 */
final class GatewayEnvironment {

  private static final String CARD = "QUITTANCE_PAYMENT_GATEWAYS_CARD_";

  private GatewayEnvironment() {}

  static void ofSandbox(Settings settings, Map<String, String> environment) {
    environment.putIfAbsent("QUITTANCE_SANDBOX_SECRETS", settings.gatewaySecrets().toString());
    environment.putIfAbsent(
        "QUITTANCE_SANDBOX_CARD_WEBHOOK_URL", settings.gatewayNotifications() + "card");
    environment.putIfAbsent(
        "QUITTANCE_SANDBOX_CARD_PAGES_URL", settings.sandbox().url() + "/card/3ds/");
  }

  static void ofPayments(Settings settings, Map<String, String> environment) {
    environment.putIfAbsent(
        "QUITTANCE_PAYMENT_SECRETS_KEY_FILE",
        settings.data().resolve("payment-accounts.key").toString());
    environment.putIfAbsent(CARD + "ENABLED", "true");
    environment.putIfAbsent(CARD + "BASE_URL", settings.sandbox().url() + "/card");
    environment.putIfAbsent(CARD + "SETTLING_TIME", "3s");
    environment.putIfAbsent(CARD + "SECRET_KEY_FILE", secret(settings, "card-secret-key"));
    environment.putIfAbsent(CARD + "WEBHOOK_SECRET_FILE", secret(settings, "card-webhook-secret"));
  }

  private static String secret(Settings settings, String name) {
    return settings.gatewaySecrets().resolve(name).toString();
  }
}
