package dev.quittance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.fake.FakeProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is secret is sent over plain HTTP within this machine only. */
class InsecureTest {

  private static final String TOKEN = FakeProvider.token("olivia", "ops");

  @TempDir private Path directory;
  private String tokenFile = "";

  @BeforeEach
  void keepAToken() throws IOException {
    tokenFile = Files.writeString(directory.resolve("token"), TOKEN).toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://ledger.invalid",
        "http://localhost.invalid:8083",
        "http://192.0.2.1:8083",
        "http://[2001:db8::1]:8083"
      })
  void aTokenIsNotSentToAnotherMachine(String url) {
    CommandResult ran = read(url);
    assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).contains("over plain HTTP", "use https, or --insecure");
    assertThat(ran.out() + ran.err()).doesNotContain(TOKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://ledger.invalid", "https://ledger.invalid"})
  void whoeverAsksForItOrUsesTlsIsNotStopped(String url) {
    assertThat(read(url, "--insecure").exitCode()).isEqualTo(ExitCode.UNREACHABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:1", "http://127.8.9.1:1", "http://[::1]:1"})
  void thisMachineIsSafe(String url) {
    assertThat(read(url).exitCode()).isEqualTo(ExitCode.UNREACHABLE);
  }

  @Test
  void withoutATokenNothingIsSecret() {
    CommandResult ran = CommandResult.quittance("chain-heads", "-l", "http://ledger.invalid");
    assertThat(ran.err()).doesNotContain("plain HTTP");
  }

  @Test
  void aLoginIsNotAskedForOverPlainHttp() {
    CommandResult ran =
        CommandResult.quittance(
            "login", "--issuer", "http://id.invalid/realm", "--token-file", tokenFile);
    assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).contains("over plain HTTP", "http://id.invalid");
  }

  private CommandResult read(String url, String... more) {
    String[] args = new String[5 + more.length];
    System.arraycopy(
        new String[] {"chain-heads", "-l", url, "--token-file", tokenFile}, 0, args, 0, 5);
    System.arraycopy(more, 0, args, 5, more.length);
    return CommandResult.quittance(args);
  }
}
