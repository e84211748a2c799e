package dev.quittance.payments.gateway.card;

import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A Stripe-Signature: when an event was signed, and a code or several. The library's own check
 * writes the time in the digits of the machine's language, and then believes nothing; it also lets
 * times of the future pass.
 *
 * @see <a href="https://docs.stripe.com/webhooks#verify-manually">How Stripe signs</a>
 */
final class StripeSignature {

  private final String time;
  private final List<String> codes;

  private StripeSignature(String time, List<String> codes) {
    this.time = time;
    this.codes = codes;
  }

  /**
   * @param header {@code t=1732622400,v1=...}
   */
  static StripeSignature of(String header) {
    String time = "";
    List<String> codes = new ArrayList<>();
    for (String part : header.split(",", -1)) {
      if (part.startsWith("t=")) {
        time = part.substring(2);
      } else if (part.startsWith("v1=")) {
        codes.add(part.substring(3));
      }
    }
    return new StripeSignature(time, codes);
  }

  /** Whether one of the codes is of that body and that secret. */
  boolean isOf(String body, String secret) {
    byte[] expected = code(time + "." + body, secret).getBytes(StandardCharsets.UTF_8);
    return codes.stream()
        .anyMatch(code -> MessageDigest.isEqual(expected, code.getBytes(StandardCharsets.UTF_8)));
  }

  /** Whether it was signed at about that time; a signature of the future could be used again. */
  boolean isOfAbout(Instant now, Duration tolerance) {
    try {
      return Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now)
              .abs()
              .compareTo(tolerance)
          <= 0;
    } catch (NumberFormatException | DateTimeException e) {
      return false;
    }
  }

  private static String code(String signed, String secret) {
    try {
      return Webhook.Util.computeHmacSha256(secret, signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
