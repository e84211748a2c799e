package dev.quittance.sandbox.identity.keys;

import java.time.Instant;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jwk.Use;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * A key pair.
 *
 * @param jwk with the private key; its {@code kid} is its thumbprint (RFC 7638)
 * @param publishedUntil when the last token that it signed has expired; null while it signs
 */
record SigningKey(RsaJsonWebKey jwk, @Nullable Instant publishedUntil) {

  static final String ALGORITHM = AlgorithmIdentifiers.RSA_USING_SHA256;

  private static final int BITS = 2_048;

  static SigningKey generate() {
    try {
      return of(RsaJwkGenerator.generateJwk(BITS), null);
    } catch (JoseException e) {
      throw new IllegalStateException("every JDK makes RSA keys", e);
    }
  }

  static SigningKey of(RsaJsonWebKey jwk, @Nullable Instant publishedUntil) {
    jwk.setKeyId(jwk.calculateBase64urlEncodedThumbprint("SHA-256"));
    jwk.setUse(Use.SIGNATURE);
    jwk.setAlgorithm(ALGORITHM);
    return new SigningKey(jwk, publishedUntil);
  }

  /** The same, which signs nothing more. */
  SigningKey retired(Instant lastExpiry) {
    return new SigningKey(jwk, lastExpiry);
  }

  boolean isPublishedAt(Instant now) {
    return publishedUntil == null || now.isBefore(publishedUntil);
  }

  /** Without the private key. */
  @Override
  public String toString() {
    return "SigningKey " + jwk.getKeyId();
  }
}
