package dev.quittance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.fake.FakeService;
import dev.quittance.cli.fake.TestResources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as a process, its output where nothing can be written. */
class StandardOutputTest {

  /** A pipe that had a reader when it was opened, and has none when the command begins. */
  private static final String TO_A_CLOSED_PIPE =
      "mkfifo pipe && exec 3<>pipe 4>pipe 3>&- && exec \"$@\" >&4";

  private static final String TO_A_FULL_DISK = "exec \"$@\" >/dev/full";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"--help", "accounts --help", "generate-completion", "--version"})
  void nothingIsSaidWhenTheReaderHasGone(String command) throws Exception {
    CommandResult ran = run(TO_A_CLOSED_PIPE, command);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isEqualTo(ExitCode.READER_GONE);
  }

  @Test
  void aListEndsWhenItsReaderHasGone() throws Exception {
    try (FakeService ledger = new FakeService()) {
      ledger
          .on("GET /transactions?limit=100", "{\"data\":[], \"nextCursor\":\"2\"}")
          .on("GET /transactions?limit=100&cursor=2", "{\"data\":[], \"nextCursor\":null}");
      CommandResult ran =
          run(TO_A_CLOSED_PIPE, "transactions --all --json --ledger-url " + ledger.url());
      assertThat(ran.err()).isEmpty();
      assertThat(ran.exitCode()).isEqualTo(ExitCode.READER_GONE);
      assertThat(ledger.requests()).hasSize(1);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsSaidSo() throws Exception {
    try (FakeService ledger = new FakeService()) {
      ledger.on("GET /trial-balance", TestResources.answer("trial-balance"));
      CommandResult ran = run(TO_A_FULL_DISK, "trial-balance --ledger-url " + ledger.url());
      assertThat(ran.err().strip())
          .isEqualTo("The output cannot be written: No space left on device");
      assertThat(ran.exitCode()).isEqualTo(ExitCode.UNWRITTEN);
    }
  }

  private CommandResult run(String shell, String command) throws IOException, InterruptedException {
    Path err = directory.resolve("err");
    List<String> line =
        new ArrayList<>(
            List.of(
                "bash",
                "-c",
                shell,
                "quittance",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Quittance.class.getName()));
    line.addAll(List.of(command.split(" ")));
    ProcessBuilder process =
        new ProcessBuilder(line).directory(directory.toFile()).redirectError(err.toFile());
    process.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    process.environment().put("LC_ALL", "C");
    int exitCode = process.start().waitFor();
    return new CommandResult(exitCode, "", Files.readString(err));
  }
}
