package dev.quittance.systemtests.client;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app (RFC 6238) that has one secret, and gives each code once. */
public final class OneTimeCodes {

  private static final TimeBasedOneTimePasswordGenerator GENERATOR =
      new TimeBasedOneTimePasswordGenerator();
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private final SecretKeySpec secret;
  private long lastStep = Instant.now().getEpochSecond() / stepSeconds() - 2;

  public OneTimeCodes(byte[] secret) {
    this.secret = new SecretKeySpec(secret, "HmacSHA1");
  }

  /** An app into which somebody has typed a secret. */
  public static OneTimeCodes ofTyped(String base32) {
    byte[] secret = new byte[base32.length() * 5 / 8];
    int bits = 0;
    int held = 0;
    int length = 0;
    for (char letter : base32.toCharArray()) {
      bits = ((bits << 5) | BASE32.indexOf(letter)) & 0xFFFF;
      held += 5;
      if (held >= 8) {
        held -= 8;
        secret[length++] = (byte) (bits >> held);
      }
    }
    return new OneTimeCodes(secret);
  }

  /**
   * One that was not given before. Codes of the step before and of the next are accepted, too, so
   * three can be had at once.
   */
  public synchronized String next() {
    long now = Instant.now().getEpochSecond() / stepSeconds();
    lastStep = Math.max(lastStep + 1, now - 1);
    try {
      return GENERATOR.generateOneTimePasswordString(
          secret, Instant.ofEpochSecond(lastStep * stepSeconds()), Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long stepSeconds() {
    return GENERATOR.getTimeStep().toSeconds();
  }
}
