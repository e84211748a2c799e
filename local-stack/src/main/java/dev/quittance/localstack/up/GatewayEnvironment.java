package dev.quittance.localstack.up;

import java.util.Map;

/**
 * Where the gateways of the stack are, and the secret key of payment accounts. Gateways are at the
 * sandbox, which makes their secrets at its first start. What the environment of {@code make up}
 * says wins: a real gateway is configuration only.
 */
final class GatewayEnvironment {

  private static final String CARD = "QUITTANCE_PAYMENT_GATEWAYS_CARD_";
  private static final String ALIPAY = "QUITTANCE_PAYMENT_GATEWAYS_ALIPAY_";
  private static final String BANK = "QUITTANCE_PAYMENT_GATEWAYS_BANK_";

  private GatewayEnvironment() {}

  static void ofSandbox(Settings settings, Map<String, String> environment) {
    environment.putIfAbsent("QUITTANCE_SANDBOX_SECRETS", settings.gatewaySecrets().toString());
    environment.putIfAbsent(
        "QUITTANCE_SANDBOX_CARD_WEBHOOK_URL", settings.gatewayNotifications() + "card");
    environment.putIfAbsent(
        "QUITTANCE_SANDBOX_CARD_PAGES_URL", settings.sandbox().url() + "/card/3ds/");
    environment.putIfAbsent("QUITTANCE_SANDBOX_WALLET_URL", settings.sandbox().url() + "/wallet");
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
    alipay(settings, environment);
    bank(settings, environment);
  }

  private static void alipay(Settings settings, Map<String, String> environment) {
    environment.putIfAbsent(ALIPAY + "ENABLED", "true");
    environment.putIfAbsent(ALIPAY + "BASE_URL", settings.sandbox().url() + "/wallet");
    environment.putIfAbsent(ALIPAY + "CLIENT_ID", "QUITTANCE_DEVELOPMENT");
    environment.putIfAbsent(ALIPAY + "PRIVATE_KEY_FILE", secret(settings, "alipay-private-key"));
    environment.putIfAbsent(ALIPAY + "PUBLIC_KEY_FILE", secret(settings, "alipay-public-key"));
    environment.putIfAbsent(ALIPAY + "NOTIFY_URL", settings.gatewayNotifications() + "alipay");
    environment.putIfAbsent(ALIPAY + "RETURN_URL", "http://localhost:8080/payments/returned");
    environment.putIfAbsent(ALIPAY + "SETTLING_TIME", "3s");
  }

  /** The sandbox's accounts are ours, unless others are named. */
  private static void bank(Settings settings, Map<String, String> environment) {
    boolean others =
        environment.keySet().stream().anyMatch(key -> key.startsWith(BANK + "ACCOUNTS_"));
    environment.putIfAbsent(BANK + "ENABLED", "true");
    environment.putIfAbsent(BANK + "BASE_URL", settings.sandbox().url() + "/bank/api");
    environment.putIfAbsent(BANK + "API_KEY", "sandbox-bank-key");
    if (!others) {
      account(environment, "EUR", "DE02100100109307118603", "PBNKDEFF");
      account(environment, "CNY", "110906880011", "ICBC 102100099996");
    }
  }

  private static void account(
      Map<String, String> environment, String currency, String number, String bank) {
    String account = BANK + "ACCOUNTS_" + currency + "_";
    environment.put(account + "CURRENCY", currency);
    environment.put(account + "NUMBER", number);
    environment.put(account + "HOLDER", "Quittance Marketplace Ltd.");
    environment.put(account + "BANK", bank);
  }

  private static String secret(Settings settings, String name) {
    return settings.gatewaySecrets().resolve(name).toString();
  }
}
