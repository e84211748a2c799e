package dev.quittance.localstack.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsFileTest {

  @TempDir Path root;

  @Test
  void anotherTerminalKnowsThePortsOfTheStart() throws IOException {
    Settings started =
        Settings.of(
            root,
            Map.of(
                "KAFKA_PORT",
                "1",
                "POSTGRES_PORT",
                "2",
                "NOTIFICATION_SERVICE_PORT",
                "3",
                "EXCEPT",
                "order-service"));
    Files.createDirectories(started.directory());
    PortsFile.write(started);
    assertThat(PortsFile.apply(Settings.of(root, Map.of()))).isEqualTo(started);
  }

  @Test
  void aStackThatWasNeverStartedHasThoseOfTheEnvironment() throws IOException {
    Settings settings = Settings.of(root, Map.of("KAFKA_PORT", "1"));
    assertThat(PortsFile.apply(settings)).isEqualTo(settings);
  }
}
