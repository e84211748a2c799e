package dev.quittance.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ComposeFileTest {

  @Test
  void composeRunsTheVersionsThatTheTestsRunOn() throws IOException {
    Versions versions = Versions.ofThisBuild();
    assertThat(Files.readString(Path.of("../docker-compose.yml")))
        .contains("image: " + versions.kafkaImage() + "\n")
        .contains("image: " + versions.postgresImage() + "\n");
    assertThat(versions.kafkaImage()).endsWith(":" + versions.kafka());
    assertThat(versions.postgres()).startsWith(versions.postgresImage().split(":", 2)[1] + ".");
  }

  @Test
  void composeCreatesTheSameDatabases() throws IOException {
    String script = Files.readString(Path.of("compose/databases.sql"));
    assertThat(Databases.NAMES)
        .allSatisfy(name ->
            assertThat(script)
                .contains("CREATE DATABASE %s OWNER %s;".formatted(name, Databases.USER)));
  }
}
