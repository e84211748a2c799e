package dev.quittance.systemtests.keycloak;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;

/** The one-time codes of the realm's people, whose secrets it has. */
final class OneTimeCodes {

  private static final TimeBasedOneTimePasswordGenerator GENERATOR =
      new TimeBasedOneTimePasswordGenerator();

  private final Map<String, Long> lastStep = new HashMap<>();

  /** One that was not given before: Keycloak takes each once, and the next one already now. */
  synchronized String next(String person) {
    long now = Instant.now().getEpochSecond() / GENERATOR.getTimeStep().toSeconds();
    long step = lastStep.merge(person, now, (last, current) -> Math.max(last + 1, current));
    return code(person, Instant.ofEpochSecond(step * GENERATOR.getTimeStep().toSeconds()));
  }

  private static String code(String person, Instant time) {
    byte[] secret =
        ("QUITTANCE-DEMO-" + person.toUpperCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8);
    try {
      return GENERATOR.generateOneTimePasswordString(new SecretKeySpec(secret, "HmacSHA1"), time);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }
}
