package dev.quittance.localstack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresArchiveTest {

  @TempDir Path directory;

  /** A quarter of the heap of the process that unpacks it for the local stack. */
  @Test
  void isUnpackedInASmallHeapIntoAPathWithBlanks() throws Exception {
    Path place = Files.createDirectory(directory.resolve("a place"));
    Path log = directory.resolve("log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx24m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                PostgresArchiveTest.class.getName(),
                place.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(log).hasContent("");
    assertThat(place.resolve("bin/postgres")).isExecutable();
    assertThat(place.resolve("share/postgresql/postgres.bki")).isNotEmptyFile();
  }

  /** What the process above runs. */
  public static void main(String[] arguments) throws IOException {
    PostgresArchive.unpack(Path.of(arguments[0]));
  }
}
