package dev.quittance.sandbox.wallet;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A key that nobody knows. */
final class EphemeralKeys {

  private EphemeralKeys() {}

  /** PKCS #8 in Base64. */
  static String privateKey() {
    try {
      KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
      rsa.initialize(2048);
      return Base64.getEncoder().encodeToString(rsa.generateKeyPair().getPrivate().getEncoded());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has RSA", e);
    }
  }
}
