package dev.quittance.localstack.up;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

  @TempDir Path root;

  @Test
  void namesTheTakenPortAndTheWayOut() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Settings settings = onPorts(taken.getLocalPort());
      assertThatThrownBy(() -> Preflight.ports(settings))
          .isInstanceOf(StackProblem.class)
          .hasMessageMatching(
              String.format(
                  Locale.ROOT,
                  "Port %d is taken: .* make up KAFKA_PORT=\\d+",
                  taken.getLocalPort()));
    }
  }

  @Test
  void twoPartsCannotHaveOnePort() {
    Settings settings =
        Settings.of(root, Map.of("ORDER_SERVICE_PORT", "8999", "LEDGER_SERVICE_PORT", "8999"));
    assertThatThrownBy(() -> Preflight.ports(settings))
        .isInstanceOf(StackProblem.class)
        .hasMessageMatching("\\w+ and \\w+ are both \\d+: .*");
  }

  @Test
  void saysThatTheDiskIsTooSmall() throws IOException {
    Settings settings = onPorts(1);
    Files.createDirectories(settings.directory());
    assertThatThrownBy(() -> Preflight.disk(settings, Long.MAX_VALUE))
        .isInstanceOf(StackProblem.class)
        .hasMessageStartingWith("Too little disk: ");
    assertThatCode(() -> Preflight.disk(settings, 1)).doesNotThrowAnyException();
  }

  @Test
  void saysWhichServiceIsNotBuilt() {
    Settings settings =
        new Settings(root, 1, 2, List.of(new ServiceSpec("order-service", 3, "orders")), "");
    assertThatThrownBy(() -> Preflight.check(settings))
        .hasMessage("order-service is not built: run make up, which builds it");
  }

  private Settings onPorts(int kafka) {
    return new Settings(root, kafka, kafka == 1 ? 2 : 1, List.of(), "");
  }
}
