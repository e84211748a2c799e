package dev.quittance.payments.gateway.wallet;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How Alipay is reached, under {@code quittance.payment.gateways.alipay.*}. What is {@link
 * Optional} and not said to have a fallback is required once it is enabled.
 */
@ConfigMapping(prefix = "quittance.payment.gateways.alipay")
public interface AlipayConfig {

  @WithDefault("false")
  boolean enabled();

  /** Where its API is, without {@code /ams/...}: {@code https://open-sea-global.alipay.com}. */
  Optional<String> baseUrl();

  /** Our client id there. Alipay's own sandbox is used with ids that begin with SANDBOX_. */
  Optional<String> clientId();

  /** Our private key, which signs requests: PKCS #8, Base64, no BEGIN and END. Better in a file. */
  Optional<String> privateKey();

  /** A file that has nothing but our private key. */
  Optional<Path> privateKeyFile();

  /** Alipay's public key, which answers are checked with: X.509, Base64, likewise. */
  Optional<String> publicKey();

  /** A file that has nothing but Alipay's public key. */
  Optional<Path> publicKeyFile();

  /** The version of our key, as Alipay counts them. */
  @WithDefault("1")
  int keyVersion();

  /** Where Alipay tells what became of payments; this service's notification endpoint. */
  Optional<String> notifyUrl();

  /** Where Alipay's page sends the buyer back to. */
  Optional<String> returnUrl();

  /** Which wallet opens, in Alipay's words. */
  @WithDefault("ALIPAY_CN")
  String methodType();

  /** The currency that Alipay settles in with us; absent: as agreed with it. */
  Optional<String> settlementCurrency();

  /** How long an inquiry may not yet know a payment that has arrived. */
  @WithDefault("1m")
  Duration settlingTime();

  /** A notification that was signed longer ago than this, or is ahead by as much, is refused. */
  @WithDefault("5m")
  Duration maxSignatureAge();
}
