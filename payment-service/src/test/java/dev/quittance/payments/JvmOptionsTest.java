package dev.quittance.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the service runs with. */
class JvmOptionsTest {

  @Test
  void noFileOfTheMemoryIsWrittenByItself() throws IOException {
    assertThat(Files.readAllLines(Path.of("jvm.options")))
        .contains("-XX:-HeapDumpOnOutOfMemoryError", "-XX:-CreateCoredumpOnCrash");
  }
}
