package dev.quittance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.fake.FakeService;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          nonsense                                     | Unmatched argument
          account                                      | Missing required parameter: 'ACCOUNT'
          accounts --limit 0                           | --limit must be at least 1, not 0.
          accounts --limit ten                         | 'ten' is no whole number
          accounts --limit 99999999999999999999        | is no whole number, or too large
          accounts --limit 5 --all                     | mutually exclusive
          accounts --as-of x --as-of-offsets 0:1       | mutually exclusive
          accounts --ledger-url nowhere                | 'nowhere' is no address of a service
          accounts --ledger-url http://[                | 'http://[' is no address
          statement x --csv --json                     | leave --json or --csv out
          statement x --csv --limit 5                  | leave --limit out
          transactions --min-amount 1.5 --currency CYN | --currency takes an ISO 4217 code
          accounts --json -o csv                       | leave one of --json and -o out
          events tail -n 0                             | --limit must be between
          events tail -n 5 --from-beginning            | mutually exclusive
          accounts -o xml                              | Invalid value for option '--output'
          parked list --service nobody                 | Invalid value for option '--service'
          transactions --status LOST                   | Invalid value for option '--status'
          transactions --min-amount 10                 | --min-amount needs --currency
          transactions --min-amount 0.001 --currency CNY | with 2 decimals at most, not '0.001'
          parked discard 3-1042                        | Missing required option: '--reason=TEXT'
          parked retry 3:1042                          | '3:1042' is no id of a parked event
          replay rebuild --follow rpl_1 --accept-differences x | --follow starts nothing
          replay verify --out x.json                   | --from-log
          replay verify --from-log --follow rpl_1      | --follow is for the service's replays
          replay verify --from-log --as-of yesterday   | --as-of must be a time like
          replay verify --from-log --as-of-offsets 1:1,1:2 | each partition once
          replay verify --from-log --workers 0         | --workers must be at least 1
          replay verify --from-log --out x.txt         | --out must end in .json or .csv
          replay verify --from-log --out no-such-place/x.csv | cannot be written
          replay verify --from-log --compare-heads no-such-file | cannot be read as chain heads
          replay verify --from-log --command-config no-such-file | --command-config cannot be read
          replay verify --from-log --keys no-such-file | --keys cannot be read
          """)
  void aWrongCommandLineIsAUsageError(String command, String complaint) {
    CommandResult ran = CommandResult.quittance(command.split(" "));
    assertThat(ran.err()).contains(complaint);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err().lines()).as("the complaint is not buried in help").hasSizeLessThan(4);
    assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"parked", "replay"})
  void aCommandThatHasCommandsListsThem(String command) {
    CommandResult ran = CommandResult.quittance(command);
    assertThat(ran.err()).contains("Missing required subcommand", "Commands:", "list");
    assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aHostThatDoesNotExistIsSaidSo() {
    CommandResult ran =
        CommandResult.quittance("accounts", "--ledger-url", "http://nowhere.invalid:8083");
    assertThat(ran.err()).contains("there is no such host");
    assertThat(ran.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accounts",
        "trial-balance --json",
        "statement x --csv",
        "parked list --service ledger",
        "replay verify",
        "replay cancel rpl_1"
      })
  void aServiceThatIsAwayIsSaidSo(String command) throws IOException {
    String url = "http://localhost:" + freePort();
    CommandResult ran = CommandResult.quittance((command + " --ledger-url " + url).split(" "));
    assertThat(ran.err())
        .contains("The ledger service cannot be reached at " + url)
        .contains("nothing listens there")
        .contains("QUITTANCE_LEDGER_URL");
    assertThat(ran.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
  }

  @Test
  void aBrokerThatIsAwayIsSaidSoAfterTheTimeThatTheClientIsGiven(@TempDir Path directory)
      throws IOException {
    Path client = directory.resolve("client.properties");
    Files.writeString(client, "default.api.timeout.ms=500\n");
    CommandResult ran =
        CommandResult.quittance(
            "replay",
            "verify",
            "--from-log",
            "--bootstrap-servers",
            "localhost:" + freePort(),
            "--command-config",
            client.toString());
    assertThat(ran.err()).contains("The broker cannot be reached at localhost:");
    assertThat(ran.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
  }

  @ParameterizedTest
  @CsvSource({"200, <html>", "200, '[]'", "404, not found", "503, ''"})
  void whatIsNotTheServiceIsNotTakenForIt(int status, String body) {
    try (FakeService other = new FakeService()) {
      other.on("GET /trial-balance", status, "text/html", body);
      CommandResult ran = CommandResult.quittance("trial-balance", "--ledger-url", other.url());
      assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.UNREACHABLE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "replay verify --help", "parked --help", "accounts -h"})
  void helpSaysTheExitCodes(String command) {
    CommandResult ran = CommandResult.quittance(command.split(" "));
    assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(ran.out()).contains("Exit codes:").contains("differences were found");
  }

  @Test
  void completionIsAScriptForTheShell() {
    CommandResult ran = CommandResult.quittance("generate-completion");
    assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(ran.out())
        .contains("complete -F _complete_quittance")
        .contains("trial-balance")
        .contains("\"ledger\" \"order\" \"payment\" \"notification\"");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
