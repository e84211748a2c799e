package dev.quittance.sandbox.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewaySecretsTest {

  @TempDir Path directory;

  @Test
  void aSecretIsMadeOnceForItsOwnerOnly() throws IOException {
    Path place = directory.resolve("secrets");
    Optional<String> made =
        new GatewaySecrets(place).of(Optional.empty(), "card-secret-key", "sk_test_");
    assertThat(made).hasValueSatisfying(key -> assertThat(key).startsWith("sk_test_").hasSize(56));
    assertThat(new GatewaySecrets(place).of(Optional.empty(), "card-secret-key", "sk_test_"))
        .isEqualTo(made);
    assertThat(Files.getPosixFilePermissions(place.resolve("card-secret-key")))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  }

  @Test
  void aConfiguredOneWinsAndWithoutADirectoryNoneIsMade() {
    assertThat(new GatewaySecrets(directory).of(Optional.of("mine"), "card", "x")).contains("mine");
    assertThat(new GatewaySecrets((Path) null).of(Optional.empty(), "card", "x")).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }
}
