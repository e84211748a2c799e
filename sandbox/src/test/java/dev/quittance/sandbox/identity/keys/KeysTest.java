package dev.quittance.sandbox.identity.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.sandbox.TestClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

  private static final Duration LIFE = Duration.ofHours(24);
  private static final String FILE = "identity-keys.json";

  private final TestClock clock = new TestClock();

  @TempDir Path directory;

  @Test
  void aKeyIsMadeAtTheFirstStartAndKeptForItsOwnerAlone() throws Exception {
    Path fresh = directory.resolve("not/yet/there");
    Keys keys = new Keys(fresh, clock, LIFE);
    assertThat(mode(fresh)).isEqualTo("rwx------");
    assertThat(mode(fresh.resolve(FILE))).isEqualTo("rw-------");
    assertThat(keys.published()).doesNotContain("\"d\"").doesNotContain("\"p\"");
    JsonWebKey key = published(keys).getFirst();
    assertThat(key.getKeyId()).isEqualTo(key.calculateBase64urlEncodedThumbprint("SHA-256"));
    assertThat(key.getAlgorithm()).isEqualTo("RS256");
  }

  @Test
  void aRestartSignsWithTheSameKey() throws Exception {
    Keys before = keys();
    before.rotate();
    Keys after = keys();
    assertThat(after.published()).isEqualTo(before.published());
    assertVerifies(token(before), after);
    assertVerifies(token(after), before);
  }

  @Test
  void aRotatedKeyVerifiesUntilItsLastTokenHasExpired() throws Exception {
    Keys keys = keys();
    String old = token(keys);
    String kid = keys.rotate();
    assertThat(published(keys)).hasSize(2);
    assertThat(published(keys).getFirst().getKeyId()).isEqualTo(kid);
    assertVerifies(old, keys);
    assertVerifies(token(keys), keys);

    clock.pass(LIFE.minusMinutes(1));
    assertThat(published(keys)).hasSize(2);
    clock.pass(Duration.ofMinutes(2));
    assertThat(published(keys)).extracting(JsonWebKey::getKeyId).containsExactly(kid);
    keys.rotate();
    assertThat(published(keys())).hasSize(2);
  }

  @Test
  void keysAreNotRotatedWithoutEnd() throws Exception {
    aFileOf(19);
    Keys keys = keys();
    keys.rotate();
    assertThat(published(keys)).hasSize(20);
    assertThatThrownBy(keys::rotate)
        .isInstanceOfSatisfying(
            TooManyKeysException.class, e -> assertThat(e.nextIn()).isPositive())
        .hasMessageContaining("19 keys");
    assertThat(keys().published()).isEqualTo(keys.published());
  }

  /** Of so many keys that are all in use: the same key each time, as making one takes its time. */
  private void aFileOf(int count) throws Exception {
    SigningKey signing = SigningKey.generate();
    List<SigningKey> ring = new ArrayList<>();
    ring.add(signing);
    while (ring.size() < count) {
      ring.add(signing.retired(clock.instant().plus(LIFE)));
    }
    new KeyFile(directory).write(new KeyRing(ring));
  }

  /** A process that is killed while it writes leaves a draft, and the file as it was. */
  @Test
  void aDraftOfAKilledProcessIsNotRead() throws Exception {
    Path draft = directory.resolve(FILE + ".draft");
    Files.writeString(draft, "{\"keys\": [{\"jwk\": {\"kty\"");
    Keys first = keys();
    Files.writeString(draft, "{\"keys\": [{\"jwk\": {\"kty\"");
    Keys second = keys();
    assertThat(second.published()).isEqualTo(first.published());
    second.rotate();
    assertThat(draft).doesNotExist();
    assertThat(mode(directory.resolve(FILE))).isEqualTo("rw-------");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"keys\": [{\"jwk\"",
        "{}",
        "{\"keys\": []}",
        "{\"keys\": [{}]}",
        "{\"keys\": [{\"jwk\": {\"kty\": \"oct\", \"k\": \"c2VjcmV0\"}}]}",
        "{\"keys\": [{\"jwk\": {\"kty\": \"RSA\", \"n\": \"AQAB\", \"e\": \"AQAB\"}}]}",
        "{\"keys\": [{\"jwk\": {\"kty\": \"RSA\"}}]}",
      })
  void aDamagedFileIsSaidWithoutQuotingIt(String text) throws Exception {
    Files.writeString(directory.resolve(FILE), text);
    assertThatThrownBy(this::keys)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(directory.resolve(FILE) + " is damaged")
        .hasMessageContaining("delete it to get a new key")
        .hasMessageNotContaining("c2VjcmV0")
        .hasNoCause();
    assertThat(Files.readString(directory.resolve(FILE))).isEqualTo(text);
  }

  private Keys keys() {
    return new Keys(directory, clock, LIFE);
  }

  private static String token(Keys keys) {
    JwtClaims claims = new JwtClaims();
    claims.setSubject("alice");
    return keys.sign(claims, "JWT");
  }

  private static List<JsonWebKey> published(Keys keys) throws Exception {
    List<JsonWebKey> published = new JsonWebKeySet(keys.published()).getJsonWebKeys();
    assertThat(published)
        .allSatisfy(key -> assertThat(((PublicJsonWebKey) key).getPrivateKey()).isNull());
    return published;
  }

  private static void assertVerifies(String token, Keys keys) throws Exception {
    JwtClaims claims =
        new JwtConsumerBuilder()
            .setVerificationKeyResolver(new JwksVerificationKeyResolver(published(keys)))
            .build()
            .processToClaims(token);
    assertThat(claims.getSubject()).isEqualTo("alice");
  }

  private static String mode(Path file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
