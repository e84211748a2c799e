package dev.quittance.systemtests.account;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;

/** A buyer's authenticator app, and the recovery codes that he wrote down. */
final class AuthenticatorApp {

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int LETTER_BITS = 5;

  private final TimeBasedOneTimePasswordGenerator generator =
      new TimeBasedOneTimePasswordGenerator();
  private final SecretKeySpec secret;
  private final Deque<String> recoveryCodes = new ArrayDeque<>();

  /**
   * @param secret in Base32, as a QR code has it
   */
  AuthenticatorApp(String secret) {
    this.secret = new SecretKeySpec(decoded(secret), generator.getAlgorithm());
  }

  /** What it shows so many steps of time from now. */
  String code(int steps) {
    try {
      return generator.generateOneTimePasswordString(
          secret, Instant.now().plus(generator.getTimeStep().multipliedBy(steps)));
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  void writeDown(List<String> codes) {
    recoveryCodes.addAll(codes);
  }

  /** Each is given once: no waiting for the app's next code. */
  String recoveryCode() {
    return recoveryCodes.removeFirst();
  }

  private static byte[] decoded(String base32) {
    byte[] bytes = new byte[base32.length() * LETTER_BITS / Byte.SIZE];
    int bits = 0;
    int held = 0;
    int at = 0;
    for (char letter : base32.toCharArray()) {
      bits = ((bits << LETTER_BITS) | BASE32.indexOf(letter)) & 0xffff;
      held += LETTER_BITS;
      if (held >= Byte.SIZE) {
        held -= Byte.SIZE;
        bytes[at++] = (byte) (bits >> held);
      }
    }
    return bytes;
  }
}
