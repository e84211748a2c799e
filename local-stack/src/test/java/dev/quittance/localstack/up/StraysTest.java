package dev.quittance.localstack.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StraysTest {

  @TempDir Path root;

  @Test
  void findsAServiceOfThisCheckoutThatNoRecordNames() throws IOException {
    ServiceSpec service = new ServiceSpec("order-service", 3, "orders");
    Settings settings = new Settings(root, 1, 2, List.of(service), "");
    Process process =
        new ProcessBuilder(
                "sh", "-c", "read -r never", "-jar", settings.application(service).toString())
            .start();
    try {
      List<ProcessRecord> strays = Strays.beside(List.of(), settings);
      assertThat(strays).extracting(ProcessRecord::name).containsExactly("order-service");
      assertThat(strays).extracting(ProcessRecord::pid).containsExactly(process.pid());
      assertThat(Strays.beside(strays, settings)).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aTrainingRunsServiceIsNoneOfTheStacks() throws IOException {
    ServiceSpec service = new ServiceSpec("order-service", 3, "orders");
    Settings settings = new Settings(root, 1, 2, List.of(service), "");
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "read -r never",
                Training.MARK,
                "-jar",
                settings.application(service).toString())
            .start();
    try {
      assertThat(Strays.beside(List.of(), settings)).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }
}
