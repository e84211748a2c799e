package dev.quittance.payments.gateway.wallet;

import dev.quittance.payments.config.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/**
 * What every request needs.
 *
 * @param baseUrl without a slash at its end
 * @param privateKey ours, PKCS #8, Base64
 * @param publicKey Alipay's, X.509, Base64
 */
record AlipayAccess(
    String baseUrl,
    String clientId,
    String privateKey,
    String publicKey,
    int keyVersion,
    String notifyUrl,
    String returnUrl) {

  /**
   * @throws IllegalArgumentException if something is missing or is no key, naming the setting
   */
  static AlipayAccess of(AlipayConfig config) {
    AlipaySdk.prepare();
    String base = require("base-url", config.baseUrl());
    return new AlipayAccess(
        base.endsWith("/") ? base.substring(0, base.length() - 1) : base,
        require("client-id", config.clientId()),
        key("private-key", Secret.of(config.privateKey(), config.privateKeyFile()), true),
        key("public-key", Secret.of(config.publicKey(), config.publicKeyFile()), false),
        config.keyVersion(),
        require("notify-url", config.notifyUrl()),
        require("return-url", config.returnUrl()));
  }

  private static String require(String name, Optional<String> value) {
    return value
        .filter(text -> !text.isBlank())
        .orElseThrow(() ->
            new IllegalArgumentException(setting(name) + " must be set, since Alipay is enabled"));
  }

  /** Without the cause: it may quote the key. */
  private static String key(String name, Optional<String> value, boolean secret) {
    String text = require(name, value);
    try {
      byte[] encoded = Base64.getDecoder().decode(text);
      KeyFactory rsa = KeyFactory.getInstance("RSA");
      if (secret) {
        rsa.generatePrivate(new PKCS8EncodedKeySpec(encoded));
      } else {
        rsa.generatePublic(new X509EncodedKeySpec(encoded));
      }
      return text;
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "%s must be an RSA key, %s in Base64 without BEGIN and END lines (%s)"
              .formatted(
                  setting(name), secret ? "PKCS #8" : "X.509", e.getClass().getSimpleName()));
    }
  }

  private static String setting(String name) {
    return "quittance.payment.gateways.alipay." + name;
  }

  /** Without the private key. */
  @Override
  public String toString() {
    return "Alipay at " + baseUrl + " as " + clientId;
  }
}
