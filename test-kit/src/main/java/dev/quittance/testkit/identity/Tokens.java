package dev.quittance.testkit.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.lang.JoseException;

/** Tokens of the identity provider that runs while a module's tests do. */
public final class Tokens {

  static final String ISSUER = "test.identity.issuer";
  static final String KEY = "test.identity.key";

  /** The buyer that a request is from where a test says nothing else. */
  public static final String BUYER = "buyer-1";

  private static final Duration REUSED_FOR = Duration.ofMinutes(30);

  private static final Map<Wanted, Made> MADE = new ConcurrentHashMap<>();

  /** Much less than services accept a second factor for. */
  private static final Duration FRESH_FOR = Duration.ofMinutes(2);

  private record Wanted(String key, String subject, List<String> roles, boolean secondFactor) {

    Duration reusedFor() {
      return secondFactor ? FRESH_FOR : REUSED_FOR;
    }

    Made make() {
      Instant now = Instant.now();
      String[] names = roles.toArray(String[]::new);
      return new Made(
          secondFactor ? withSecondFactor(now, subject, names) : signer().token(subject, names),
          now.plus(reusedFor()));
    }
  }

  private record Made(String token, Instant end) {}

  private Tokens() {}

  /**
   * A token of that subject with these roles, who has proved one factor: the same for a while, as a
   * client's. Another one for every request would have to be signed, and verified by the service.
   */
  public static String of(String subject, String... roles) {
    return made(new Wanted(property(KEY), subject, List.of(roles), false));
  }

  /** The same, of somebody who has just proved a second factor. */
  public static String withSecondFactor(String subject, String... roles) {
    return made(new Wanted(property(KEY), subject, List.of(roles), true));
  }

  private static String made(Wanted wanted) {
    return MADE.compute(
            wanted,
            (unused, made) ->
                made == null || Instant.now().isAfter(made.end()) ? wanted.make() : made)
        .token();
  }

  /** A token of somebody who proved a second factor at that time. */
  public static String withSecondFactor(Instant at, String subject, String... roles) {
    return signer()
        .token(
            subject,
            List.of(roles),
            claims -> {
              claims.setStringClaim("acr", "2");
              claims.setClaim("auth_time", at.getEpochSecond());
            });
  }

  /**
   * A token of {@link #BUYER}, who may do everything and has just proved a second factor: for tests
   * that are not about who may.
   */
  public static String almighty() {
    return withSecondFactor(
        BUYER, "buyer", "supplier", "support", "ops", "auditor", "subscriber", "service");
  }

  /** The signer of the running provider. Test classes have a class loader of their own. */
  public static TokenSigner signer() {
    return signer(property(KEY));
  }

  /** Makes the provider publish another key beside those it has, and signs with it. */
  public static TokenSigner signerAfterRotation() {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest rotate = HttpRequest.newBuilder(URI.create(property(ISSUER) + "/rotate")).build();
      return signer(http.send(rotate, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException("asking the tests' identity provider for a new key", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static TokenSigner signer(String key) {
    try {
      return new TokenSigner(
          property(ISSUER), (EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(key));
    } catch (JoseException e) {
      throw new IllegalStateException("reading the key of the tests' identity provider", e);
    }
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }
}
