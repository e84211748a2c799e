package dev.quittance.systemtests.cluster;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * The wallet of a cluster: the shared sandbox plays it, and notifies the cluster's payment-service,
 * which is its only merchant.
 */
final class WalletGateway {

  private static final String SETTINGS = "quittance.payment.gateways.alipay.";

  private WalletGateway() {}

  /**
   * @param payments where payment-service will be
   */
  static Map<String, String> settings(Sandbox sandbox, URI payments) {
    Path keys = sandbox.data();
    return Map.of(
        SETTINGS + "enabled", "true",
        SETTINGS + "base-url", sandbox.issuer().resolve("/wallet").toString(),
        SETTINGS + "client-id", "QUITTANCE_DEVELOPMENT",
        SETTINGS + "private-key-file", keys.resolve("alipay-private-key").toString(),
        SETTINGS + "public-key-file", keys.resolve("alipay-public-key").toString(),
        SETTINGS + "notify-url", payments.resolve("/gateway-notifications/alipay").toString(),
        SETTINGS + "return-url", payments.resolve("/").toString(),
        SETTINGS + "settling-time", "1s");
  }
}
