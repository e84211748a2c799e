package dev.quittance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.fake.FakeService;
import dev.quittance.cli.fake.TestResources;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What all commands have in common. */
class OptionsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final FakeService service = new FakeService();

  @AfterEach
  void close() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--json --ledger-url URL account x",
        "account x --json --ledger-url URL",
        "-l URL account x -o json",
        "-o json account -l URL x",
        "account x -ojson -l=URL"
      })
  void optionsCountBeforeAndAfterTheCommand(String command) {
    service.on("GET /accounts/x", TestResources.answer("account"));
    CommandResult ran = run(command);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out().strip()).isEqualTo(TestResources.answer("account").strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "parked --service payment --payment-url URL list",
        "parked list -s payment --payment-url URL",
        "parked -s payment list --payment-url URL"
      })
  void theServiceMayBeNamedBeforeWhatIsAskedOfIt(String command) {
    service.on("GET /parked-events?limit=20", TestResources.answer("parked"));
    assertThat(run(command).out()).isEqualTo(TestResources.golden("parked"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          accounts      | accounts                  | /accounts?limit=20
          account       | account x                 | /accounts/x
          transactions  | transactions              | /transactions?limit=20
          transaction   | transaction x             | /transactions/x
          receipts      | receipts                  | /receipts?limit=20
          receipt       | receipt x                 | /receipts/x
          trial-balance | trial-balance             | /trial-balance
          chain-heads   | chain-heads               | /chain-heads
          parked        | parked list               | /parked-events?limit=20
          replays       | replay list               | /replays?limit=20
          """)
  void everyReadHasCsv(String golden, String command, String request) {
    service.on("GET " + request, TestResources.answer(golden));
    CommandResult ran = run(command + " -o csv -l URL");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).isEqualToNormalizingNewlines(TestResources.csv(golden));
  }

  @Test
  void aProblemIsJsonForWhoAskedForJson() throws IOException {
    service.on(
        "GET /accounts/x?asOfOffsets=1",
        400,
        "application/problem+json",
        """
        {"title": "No", "status": 400, "detail": "Parameters are wrong.", "code": "bad_parameter",
         "errors": [{"field": "asOfOffsets", "message": "must be pairs"}]}
        """);
    CommandResult ran = run("account x --as-of-offsets 1 --json -l URL");
    JsonNode problem = JSON.readTree(ran.err());
    assertThat(ran.out()).isEmpty();
    assertThat(ran.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(problem.get("exitCode").asInt()).isEqualTo(ExitCode.REFUSED);
    assertThat(problem.get("code").asText()).isEqualTo("bad_parameter");
    assertThat(problem.at("/errors/0/field").asText()).isEqualTo("--as-of-offsets");
    assertThat(run("account x --as-of-offsets 1 -l URL").err())
        .contains("(bad_parameter)", "--as-of-offsets: must be pairs");
  }

  @ParameterizedTest
  @CsvSource({
    "'account --json', 2",
    "'nonsense -o json', 2",
    "'accounts --limit 0 --json', 2",
    "'accounts --json -l http://localhost:1', 3"
  })
  void everyFailureIsJsonForWhoAskedForJson(String command, int exitCode) throws IOException {
    CommandResult ran = run(command);
    assertThat(JSON.readTree(ran.err()).get("exitCode").asInt()).isEqualTo(exitCode);
    assertThat(ran.exitCode()).isEqualTo(exitCode);
  }

  @Test
  void csvIsForReads() {
    CommandResult ran = run("replay verify -o csv -l URL");
    assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void everyCommandShowsExamples() {
    assertThat(commands(commandLine()))
        .allSatisfy(command ->
            assertThat(String.join("\n", command.getCommandSpec().usageMessage().footer()))
                .as(command.getCommandSpec().qualifiedName())
                .contains(command.getCommandSpec().qualifiedName()));
  }

  @Test
  void addressesComeFromTheEnvironmentElseFromTheRunningStack(@TempDir Path directory)
      throws IOException {
    Path stack = directory.resolve("local-stack.json");
    OptionSpec ledger = commandLine().getCommandSpec().findOption("--ledger-url");
    Defaults noStack = new Defaults(Map.of(), stack);
    assertThat(noStack.defaultValue(ledger)).isNull();

    Files.writeString(
        stack, "{\"services\": {\"ledger-service\": {\"url\": \"http://localhost:18283\"}}}");
    assertThat(noStack.defaultValue(ledger)).isEqualTo("http://localhost:18283");
    assertThat(
            new Defaults(Map.of("QUITTANCE_LEDGER_URL", "http://l:1"), stack).defaultValue(ledger))
        .isEqualTo("http://l:1");

    Files.writeString(stack, "{\"serv");
    assertThat(noStack.defaultValue(ledger)).isNull();
  }

  private static CommandLine commandLine() {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    return Quittance.commandLine(nowhere, nowhere);
  }

  private static Stream<CommandLine> commands(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(OptionsTest::commands));
  }

  private CommandResult run(String command) {
    return CommandResult.quittance(command.replace("URL", service.url()).split(" "));
  }
}
