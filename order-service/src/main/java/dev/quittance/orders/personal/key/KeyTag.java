package dev.quittance.orders.personal.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Tells a random key from others and nothing about it. */
final class KeyTag {

  private KeyTag() {}

  /** SHA-256 over what it is for, a zero byte and the key: 256 random bits are not guessed. */
  static byte[] of(String purpose, byte[] key) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(("quittance " + purpose).getBytes(StandardCharsets.UTF_8));
      sha256.update((byte) 0);
      return sha256.digest(key);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
