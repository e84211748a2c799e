package dev.quittance.orders.personal.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.orders.personal.SubjectId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingTest {

  private static final UUID ID = UUID.fromString("0192f0c1-e5a8-7c3e-8b1d-2f3a4b5c6d7e");
  private static final SubjectId ALICE = SubjectId.buyer("alice");
  private static final byte[] PLAIN = "西湖区龙井路 1 号".getBytes(StandardCharsets.UTF_8);

  private final SubjectKey key = SubjectKey.fresh(ID, ALICE);

  @Test
  void whatIsSealedIsOpenedAndNeverTheSameTwice() {
    byte[] first = key.seal("address", PLAIN);
    byte[] second = key.seal("address", PLAIN);
    assertThat(key.open("address", first)).isEqualTo(PLAIN);
    assertThat(key.open("address", second)).isEqualTo(PLAIN);
    assertThat(first).isNotEqualTo(second).hasSize(PLAIN.length + 45);
    assertThat(first).startsWith(SubjectKey.prefix(ID));
    assertThat(SubjectKey.idIn(first)).isEqualTo(ID);
    assertThat(key.open("", key.seal("", new byte[0]))).isEmpty();
  }

  @Test
  void aValueThatWasChangedAnywhereIsNotOpened() {
    byte[] sealed = key.seal("address", PLAIN);
    IntStream.range(0, sealed.length)
        .forEach(i -> {
          byte[] changed = sealed.clone();
          changed[i] ^= 1;
          assertRefused(() -> key.open("address", changed));
        });
    IntStream.range(0, sealed.length)
        .forEach(length -> assertRefused(() -> key.open("address", Arrays.copyOf(sealed, length))));
  }

  @Test
  void aValueThatWasMovedIsNotOpened() {
    byte[] sealed = key.seal("address", PLAIN);
    assertRefused(() -> key.open("evidence", sealed));
    assertRefused(() -> SubjectKey.fresh(ID, ALICE).open("address", sealed));
    SubjectKey ofBob = new SubjectKey(ID, SubjectId.buyer("bob"), key.bytes());
    assertRefused(() -> ofBob.open("address", sealed));
    SubjectKey other = new SubjectKey(UUID.randomUUID(), ALICE, key.bytes());
    assertRefused(() -> other.open("address", sealed));
  }

  @Test
  void aWrappedKeyIsUnwrappedForItsSubjectOnly() {
    MasterKey master = MasterKeys.of(fresh()).current();
    byte[] wrapped = master.wrap(key);
    assertThat(master.unwrap(ID, ALICE, wrapped).open("a", key.seal("a", PLAIN))).isEqualTo(PLAIN);
    assertThat(master.unwrap(ID, ALICE, wrapped).fingerprint()).isEqualTo(key.fingerprint());
    assertThat(wrapped).hasSize(60).isNotEqualTo(master.wrap(key));
    assertRefused(() -> master.unwrap(ID, SubjectId.buyer("bob"), wrapped));
    assertRefused(() -> master.unwrap(UUID.randomUUID(), ALICE, wrapped));
    assertRefused(() -> MasterKeys.of(fresh()).current().unwrap(ID, ALICE, wrapped));
  }

  @Test
  void theLastOfSeveralMasterKeysIsTheCurrentOne() {
    String first = fresh();
    String second = fresh();
    MasterKeys both = MasterKeys.of(first + "\n" + second + "\n");
    assertThat(both.ids())
        .containsExactly(MasterKeys.of(first).current().id(), MasterKeys.of(second).current().id())
        .allMatch(id -> id.matches("[0-9a-f]{16}"));
    assertThat(both.current().id()).isEqualTo(both.ids().getLast());
    assertThat(MasterKeys.of(second + ", " + first).current().id())
        .isEqualTo(both.ids().getFirst());
    assertRefused(() -> both.find("0123456789abcdef"));
  }

  @Test
  void badMasterKeysAreRefusedWithoutBeingRepeated() {
    String key = fresh();
    for (String bad : new String[] {"", "secret", "!!!", key.substring(4), key + " " + key}) {
      assertThatThrownBy(() -> MasterKeys.of(bad))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("quittance.personal.master-keys")
          .hasMessageNotContaining("secret")
          .hasMessageNotContaining(key);
    }
  }

  @Test
  void theFirstStartMakesAFileThatOnlyItsOwnerReads(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("new").resolve("personal.keys");
    String text = MasterKeyFile.readOrMake(file);
    assertThat(MasterKeyFile.readOrMake(file)).isEqualTo(text);
    assertThat(MasterKeys.of(text).ids()).hasSize(1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  private static void assertRefused(ThrowingCallable work) {
    assertThatThrownBy(work).isInstanceOf(IllegalStateException.class);
  }

  private static String fresh() {
    return Base64.getEncoder().encodeToString(AesGcm.freshKey());
  }
}
