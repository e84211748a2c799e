package dev.quittance.kit.list;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates data that clients keep and send back. It is preceded by the first 16 bytes of its
 * HMAC-SHA256 (RFC 2104). The key is stored in the database, so all replicas and later processes
 * use the same one. A process without a database has its own.
 */
public final class Seal {

  static final int KEY_BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final int TAG_BYTES = 16;

  private static volatile Seal ofProcess = new Seal(new SecureRandom().generateSeed(KEY_BYTES));

  private final SecretKeySpec key;

  public Seal(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  static Seal ofProcess() {
    return ofProcess;
  }

  public static void use(Seal seal) {
    ofProcess = seal;
  }

  byte[] seal(byte[] content) {
    byte[] sealed = Arrays.copyOf(tag(content), TAG_BYTES + content.length);
    System.arraycopy(content, 0, sealed, TAG_BYTES, content.length);
    return sealed;
  }

  /** What was sealed; null if it was not sealed with this key, or altered since. */
  byte @Nullable [] open(byte[] sealed) {
    if (sealed.length < TAG_BYTES) {
      return null;
    }
    byte[] content = Arrays.copyOfRange(sealed, TAG_BYTES, sealed.length);
    byte[] tag = Arrays.copyOf(sealed, TAG_BYTES);
    return MessageDigest.isEqual(tag, tag(content)) ? content : null;
  }

  private byte[] tag(byte[] content) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Arrays.copyOf(mac.doFinal(content), TAG_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
