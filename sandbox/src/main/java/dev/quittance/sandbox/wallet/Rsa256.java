package dev.quittance.sandbox.wallet;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signatures as the global API has them: RSA with SHA-256 over {@code POST path\nclient.time.body},
 * URL-encoded Base64, in a header {@code algorithm=RSA256,keyVersion=1,signature=...}.
 */
final class Rsa256 {

  private static final String ALGORITHM = "SHA256withRSA";
  private static final Pattern HEADER =
      Pattern.compile("algorithm=RSA256,\\s*keyVersion=\\d+,\\s*signature=([^,\\s]+)");

  /**
   * What is signed.
   *
   * @param path without host, as the caller of the API knows it
   * @param time as in the header beside the signature
   */
  record Message(String path, String clientId, String time, String body) {

    private byte[] bytes() {
      return "POST %s\n%s.%s.%s"
          .formatted(path, clientId, time, body)
          .getBytes(StandardCharsets.UTF_8);
    }
  }

  private final PrivateKey ours;
  private final PublicKey theirs;

  /**
   * @param ours to sign with
   * @param theirs to check the other side's signatures with
   */
  Rsa256(PrivateKey ours, PublicKey theirs) {
    this.ours = ours;
    this.theirs = theirs;
  }

  /** The header. */
  String sign(Message message) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(ours);
      signature.update(message.bytes());
      String text = Base64.getEncoder().encodeToString(signature.sign());
      return "algorithm=RSA256,keyVersion=1,signature="
          + URLEncoder.encode(text, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** Whether the other side has signed it. */
  boolean isSigned(Message message, Optional<String> header) {
    Matcher matcher = HEADER.matcher(header.orElse(""));
    if (!matcher.matches()) {
      return false;
    }
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(theirs);
      signature.update(message.bytes());
      return signature.verify(
          Base64.getDecoder().decode(URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
