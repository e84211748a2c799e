package dev.quittance.localstack.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresDataTest {

  @TempDir Path directory;

  @Test
  void aDirectoryThatAnInterruptedInitdbLeftIsMadeAnew() throws IOException {
    Path data = Files.createDirectories(directory.resolve("data"));
    Files.writeString(data.resolve("PG_VERSION"), "18\n");
    Files.writeString(data.resolve("postgresql.conf"), "");
    prepare(data);
    assertThat(data.resolve("global/pg_control")).exists();
    assertThat(data.resolve("postgresql.conf")).isNotEmptyFile();
  }

  @Test
  void aDirectoryOnWhichAServerEverRanIsNotTouched() throws IOException {
    Path data = Files.createDirectories(directory.resolve("data"));
    Files.writeString(data.resolve("postmaster.opts"), "postgres\n");
    prepare(data);
    assertThat(data).isDirectoryNotContaining("glob:**PG_VERSION");
  }

  @Test
  void otherFilesAreNotTakenForAnInterruptedInitdb() throws IOException {
    Path data = Files.createDirectories(directory.resolve("data"));
    Files.writeString(data.resolve("thesis.txt"), "only copy");
    assertThatThrownBy(() -> prepare(data))
        .hasMessage(data + " has files that are not PostgreSQL's: move them away");
    assertThat(data.resolve("thesis.txt")).hasContent("only copy");
  }

  private void prepare(Path data) throws IOException {
    PostgresData.prepare(ProgramsOfThisCheckout.postgres(), data, directory.resolve("log"));
  }
}
