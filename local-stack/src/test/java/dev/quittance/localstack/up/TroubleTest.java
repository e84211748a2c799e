package dev.quittance.localstack.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

class TroubleTest {

  @Test
  void saysWhatToDoAboutTheDisk() {
    assertThat(Trouble.of(new FileSystemException("/a", null, "No space left on device")))
        .isEqualTo(
            "the disk is full (/a: No space left on device). Free some space, or make reset.");
    assertThat(Trouble.of(new FileSystemException("/a", null, "Read-only file system")))
        .endsWith("The checkout must be on a disk that can be written.");
    assertThat(Trouble.of(new AccessDeniedException("/a/.local")))
        .startsWith("/a/.local may not be written by this user");
    assertThat(Trouble.of(new IOException("PostgreSQL ended at its start")))
        .isEqualTo("PostgreSQL ended at its start");
  }
}
