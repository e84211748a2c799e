package dev.quittance.sandbox.identity.keys;

import dev.quittance.sandbox.SandboxConfig;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Signs with the newest key, and publishes all that a token in use may be signed with. */
@Singleton
@Startup
public class Keys {

  /** Signs the tokens, RFC 7518 section 3.1. */
  public static final String ALGORITHM = SigningKey.ALGORITHM;

  /** More would make the document of keys large; a client that rotates that often is mistaken. */
  private static final int MAX_PUBLISHED = 20;

  private final KeyFile file;
  private final Clock clock;
  private final Duration longestLife;
  private volatile KeyRing ring;

  @Inject
  Keys(SandboxConfig config, Clock clock) {
    this(
        config.data(),
        clock,
        Collections.max(
            List.of(config.identity().tokenLifetime(), config.identity().maxTokenLifetime())));
  }

  Keys(Path directory, Clock clock, Duration longestLife) {
    this.file = new KeyFile(directory);
    this.clock = clock;
    this.longestLife = longestLife;
    try {
      Optional<KeyRing> kept = file.read();
      this.ring = kept.isPresent() ? kept.get() : first(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The keys in " + directory + " cannot be read or made", e);
    }
  }

  private static KeyRing first(KeyFile file) throws IOException {
    KeyRing first = new KeyRing(List.of(SigningKey.generate()));
    file.write(first);
    return first;
  }

  /**
   * A signed JWT.
   *
   * @param type its {@code typ}
   */
  public String sign(JwtClaims claims, String type) {
    SigningKey key = ring.signing();
    JsonWebSignature jws = new JsonWebSignature();
    jws.setPayload(claims.toJson());
    jws.setAlgorithmHeaderValue(ALGORITHM);
    jws.setKeyIdHeaderValue(key.jwk().getKeyId());
    jws.setHeader("typ", type);
    jws.setKey(key.jwk().getPrivateKey());
    try {
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("cannot sign", e);
    }
  }

  /** The public keys, as a JWK Set (RFC 7517 section 5). */
  public String published() {
    return new JsonWebKeySet(
            ring.publishedAt(clock.instant()).keys().stream().map(SigningKey::jwk).toList())
        .toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
  }

  /**
   * Makes another key, which signs from now on; the one before stays published until the last token
   * that it may have signed has expired.
   *
   * @return the new key's id
   * @throws TooManyKeysException if too many are still published
   */
  public synchronized String rotate() {
    Instant now = clock.instant();
    if (ring.publishedAt(now).keys().size() >= MAX_PUBLISHED) {
      throw new TooManyKeysException(
          "The tokens of "
              + (MAX_PUBLISHED - 1)
              + " keys are still in use: rotate again when they have expired, or lower"
              + " quittance.sandbox.identity.max-token-lifetime.",
          Duration.between(now, ring.publishedAt(now).nextExpiry()));
    }
    KeyRing rotated = ring.rotated(SigningKey.generate(), now, longestLife);
    try {
      file.write(rotated);
    } catch (IOException e) {
      throw new UncheckedIOException("the new key cannot be stored", e);
    }
    ring = rotated;
    return rotated.signing().jwk().getKeyId();
  }
}
