package dev.quittance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.fake.FakeService;
import dev.quittance.cli.fake.TestResources;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadsTest {

  private static final String ORDER = "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e";

  private final FakeService ledger = new FakeService();

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void aListEndsWhenItsOutputCannotBeWritten() {
    ledger
        .on("GET /transactions?limit=100", "{\"data\":[], \"nextCursor\":\"2\"}")
        .on("GET /transactions?limit=100&cursor=2", "{\"data\":[], \"nextCursor\":\"2\"}");
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    StringWriter err = new StringWriter();
    int exitCode =
        Quittance.commandLine(
                new PrintWriter(new StandardOutput(full), true, StandardCharsets.UTF_8),
                new PrintWriter(err, true))
            .execute("transactions", "--all", "--json", "--ledger-url", ledger.url());
    assertThat(exitCode).isEqualTo(ExitCode.UNWRITTEN);
    assertThat(err.toString().strip())
        .isEqualTo(
            "{\"exitCode\":74,\"message\":\"The output cannot be written: No space left on device\"}");
    assertThat(ledger.requests()).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          accounts      | accounts --prefix buyer: --currency CNY | /accounts?prefix=buyer%3A&currency=CNY&limit=20
          account       | account buyer:buyer-1 | /accounts/buyer%3Abuyer-1
          account       | account buyer:buyer-1 --as-of 2026-11-22T10:00:00Z | /accounts/buyer%3Abuyer-1?asOf=2026-11-22T10%3A00%3A00Z
          statement     | statement supplier:supplier-1 --currency CNY --from 2026-11-22T00:00:00Z --to 2026-11-23T00:00:00Z | /accounts/supplier%3Asupplier-1/statement?currency=CNY&from=2026-11-22T00%3A00%3A00Z&to=2026-11-23T00%3A00%3A00Z&limit=20
          transaction   | transaction ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e --as-of-offsets 0:123,1:55 | /transactions/ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e?asOfOffsets=0%3A123%2C1%3A55
          transactions  | transactions --status refunded --min-amount 10.99 --max-amount 1000 --currency KWD --limit 3 | /transactions?status=REFUNDED&minAmount=10990&maxAmount=1000000&currency=KWD&limit=3
          receipt       | receipt rcp_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e | /receipts/rcp_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e
          receipts      | receipts --status received --bank-account main-eur --received-from 2026-11-01T00:00:00Z | /receipts?status=RECEIVED&bankAccount=main-eur&from=2026-11-01T00%3A00%3A00Z&limit=20
          trial-balance | trial-balance | /trial-balance
          chain-heads   | chain-heads --as-of-offsets 0:123,1:55 | /chain-heads?asOfOffsets=0%3A123%2C1%3A55
          parked        | parked list | /parked-events?limit=20
          replays       | replay list | /replays?limit=20
          """)
  void printsATable(String golden, String command, String request) {
    ledger.on("GET " + request, TestResources.answer(golden));
    CommandResult ran = run(command);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).isEqualTo(TestResources.golden(golden));
    assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          accounts --all         | /accounts?limit=100 | accounts
          account x              | /accounts/x         | account
          trial-balance          | /trial-balance      | trial-balance
          chain-heads            | /chain-heads        | chain-heads
          parked list --limit 5  | /parked-events?limit=5 | parked
          """)
  void printsTheServicesJsonAsItCame(String command, String request, String answer) {
    ledger.on("GET " + request, TestResources.answer(answer));
    assertThat(run(command + " --json").out().strip())
        .isEqualTo(TestResources.answer(answer).strip());
  }

  @Test
  void followsCursorsUpToWhatIsWanted() {
    ledger
        .on("GET /accounts?limit=100", page("buyer:a", "one"))
        .on("GET /accounts?limit=100&cursor=one", page("buyer:b", "two"))
        .on("GET /accounts?limit=100&cursor=two", page("buyer:a-longer-name", null))
        .on("GET /accounts?limit=1", page("buyer:a", "one"));
    assertThat(run("accounts --all").out()).isEqualTo(TestResources.golden("accounts-all"));
    CommandResult cut = run("accounts --limit 1");
    assertThat(cut.out()).contains("buyer:a").doesNotContain("buyer:b");
    assertThat(cut.err())
        .isEqualToIgnoringNewLines("There are more: --limit N or --all shows them.");
    assertThat(run("accounts --all --json").out().lines()).hasSize(3);
  }

  @Test
  void copiesAStatementAsCsv() {
    String csv = "occurredAt,balance\r\n2026-11-22T10:00:00Z,-1000\r\n";
    ledger.on("GET /accounts/x/statement?currency=CNY", 200, "text/csv", csv);
    assertThat(run("statement x --currency CNY --csv").out()).isEqualTo(csv);
  }

  @Test
  void aTrialBalanceThatDoesNotBalanceIsADifference() {
    ledger.on(
        "GET /trial-balance",
        TestResources.answer("trial-balance").replace("\"difference\": 0", "\"difference\": 5"));
    CommandResult ran = run("trial-balance");
    assertThat(ran.exitCode()).isEqualTo(ExitCode.DIFFERENT);
    assertThat(ran.out()).contains("NOT BALANCED: off by 0.05 CNY");
  }

  @Test
  void textOfOthersCannotSteerTheTerminal() {
    ledger.on(
        "GET /parked-events?limit=20",
        TestResources.answer("parked").replace("no such currency", "\\u001b[2J"));
    assertThat(run("parked list").out()).contains("?[2J").doesNotContain("\u001b");
  }

  @Test
  void saysWhyTheServiceRefused() {
    ledger.problem("GET /transactions/" + ORDER, 404, "not_found", "No event of this order.");
    CommandResult ran = run("transaction " + ORDER);
    assertThat(ran.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(ran.err()).isEqualToIgnoringNewLines("Refused: No event of this order. (not_found)");
    assertThat(ran.out()).isEmpty();
  }

  private static String page(String id, @Nullable String next) {
    return """
    {"data": [{"id": "%s", "currency": "JPY", "posted": {"debits": 5, "credits": 5, "balance": 0},\
     "pending": {"debits": 0, "credits": 0}}], "nextCursor": %s}
    """
        .formatted(id, next == null ? null : '"' + next + '"');
  }

  private CommandResult run(String command) {
    return CommandResult.quittance(
        Stream.concat(Stream.of(command.split(" ")), Stream.of("--ledger-url", ledger.url()))
            .toArray(String[]::new));
  }
}
