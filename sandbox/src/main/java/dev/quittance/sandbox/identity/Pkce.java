package dev.quittance.sandbox.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Proof that the client which exchanges a code is the one that asked for it (RFC 7636), by the
 * method S256 alone.
 *
 * @param challenge base64url of the SHA-256 of the verifier
 */
public record Pkce(String challenge) {

  /** What {@code code_challenge_method} must say. */
  public static final String METHOD = "S256";

  /** 256 bits take 43 characters. */
  private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

  private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

  /**
   * @throws OAuthException invalid_request if the request has no challenge, or of another method
   */
  static Pkce of(Parameters request) {
    String challenge = request.require("code_challenge");
    if (!METHOD.equals(request.get("code_challenge_method").orElse("plain"))) {
      throw new OAuthException(
          OAuthError.INVALID_REQUEST, "code_challenge_method must be " + METHOD);
    }
    if (!CHALLENGE.matcher(challenge).matches()) {
      throw new OAuthException(
          OAuthError.INVALID_REQUEST,
          "code_challenge must be the base64url of the SHA-256 of the verifier, 43 characters");
    }
    return new Pkce(challenge);
  }

  /** Whether the challenge was made of that verifier. */
  public boolean matches(String verifier) {
    return VERIFIER.matcher(verifier).matches()
        && Client.equalInConstantTime(challenge, challengeOf(verifier));
  }

  private static String challengeOf(String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
