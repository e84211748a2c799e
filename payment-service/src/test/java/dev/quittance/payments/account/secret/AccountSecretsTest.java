package dev.quittance.payments.account.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountSecretsTest {

  private static final String KEY = "Zm9yLXRlc3RzLW9ubHktZm9yLXRlc3RzLW9ubHktMzI=";

  @TempDir private Path directory;

  private final AccountSecrets secrets = new AccountSecrets(KeyFile.parse(KEY, "a test"));

  @Test
  void aFingerprintIsTheSameForTheSameTextOfTheSameKindUnderTheSameKey() {
    char[] number = "4242424242424242".toCharArray();
    String fingerprint = secrets.fingerprint("card", number);
    assertThat(fingerprint).matches("[0-9a-f]{64}");
    assertThat(number).as("left as it was").containsExactly("4242424242424242".toCharArray());
    assertThat(new AccountSecrets(KeyFile.parse(KEY, "a test")).fingerprint("card", number))
        .isEqualTo(fingerprint);
    assertThat(secrets.fingerprint("bank_account", number)).isNotEqualTo(fingerprint);
    assertThat(new AccountSecrets(new byte[32]).fingerprint("card", number))
        .isNotEqualTo(fingerprint);
  }

  @Test
  void whatIsSealedOpensForItsOwnerAlone() {
    byte[] sealed = secrets.seal("pm_1", "DE89".getBytes(UTF_8));
    assertThat(secrets.open("pm_1", sealed)).isEqualTo("DE89".getBytes(UTF_8));
    assertThat(secrets.seal("pm_1", "DE89".getBytes(UTF_8))).isNotEqualTo(sealed);
    assertThatThrownBy(() -> secrets.open("pm_2", sealed)).hasMessageContaining("cannot be opened");
    byte[] altered = sealed.clone();
    altered[altered.length - 1] ^= 1;
    assertThatThrownBy(() -> secrets.open("pm_1", altered))
        .hasMessageContaining("cannot be opened");
    AccountSecrets others = new AccountSecrets(new byte[32]);
    assertThatThrownBy(() -> others.open("pm_1", sealed)).hasMessageContaining("cannot be opened");
    assertThat(others.check()).isNotEqualTo(secrets.check());
  }

  @Test
  void theKeyIsMadeOnceAndReadableByItsOwnerAlone() throws IOException {
    Path file = directory.resolve("of").resolve("service.key");
    byte[] made = KeyFile.readOrMake(file);
    assertThat(made).hasSize(32);
    assertThat(KeyFile.readOrMake(file)).isEqualTo(made);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aKeyThatIsNoneIsToldWithoutRepeatingIt() throws IOException {
    Path file = Files.writeString(directory.resolve("bad.key"), "c2hvcnQ=");
    assertThatThrownBy(() -> KeyFile.readOrMake(file))
        .hasMessageContaining("32 bytes in Base64")
        .hasMessageNotContaining("c2hvcnQ=");
  }
}
