package dev.quittance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.fake.FakeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParkedDecisionTest {

  private static final String DECIDED = "{\"eventId\": \"evt_1\", \"decision\": \"RETRIED\"}";

  private final FakeService service = new FakeService();

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void retryAsksTheLedgerUnlessAnotherServiceIsNamed() {
    service.on("POST /parked-events/3-1042/retry", 202, "application/json", DECIDED);
    CommandResult ran =
        CommandResult.quittance("parked", "retry", "3-1042", "--ledger-url", service.url());
    assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(ran.out()).startsWith("3-1042 is tried again.");
    assertThat(service.requests()).containsExactly("POST /parked-events/3-1042/retry");
  }

  @Test
  void discardSaysWhy() {
    service.on("POST /parked-events/3-1042/discard", 202, "application/json", DECIDED);
    CommandResult ran =
        CommandResult.quittance(
            "parked",
            "discard",
            "3-1042",
            "--reason",
            "sent twice",
            "--json",
            "--service",
            "payment",
            "--payment-url",
            service.url());
    assertThat(ran.out().strip()).isEqualTo(DECIDED);
    assertThat(service.requests().getFirst()).contains("\"reason\":\"sent twice\"");
  }

  @Test
  void whatIsNotParkedIsRefused() {
    service.problem("POST /parked-events/3-1/retry", 404, "not_found", "Nothing is parked at 3-1.");
    CommandResult ran =
        CommandResult.quittance(
            "parked", "retry", "3-1", "--service", "order", "--order-url", service.url());
    assertThat(ran.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(ran.err()).contains("Nothing is parked at 3-1.");
  }

  @Test
  void allThatNoOrderWaitsForAreDiscardedPartByPart() {
    service.on(
        "POST /parked-events/discard", 202, "application/json", "{\"discarded\":12,\"next\":null}");
    CommandResult ran =
        CommandResult.quittance(
            "parked",
            "discard-all",
            "--reason",
            "wrong partitioner",
            "--parked-for",
            "WRONG_PARTITION",
            "--yes",
            "--ledger-url",
            service.url());
    assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(ran.out()).startsWith("Discarded: 12 records.");
    assertThat(service.requests().getFirst())
        .contains("\"filter\":{\"reason\":\"WRONG_PARTITION\"}")
        .contains("\"reason\":\"wrong partitioner\"");
  }

  @Test
  void asJsonEachPageOfDiscardedRecordsIsALine() {
    String page = "{\"discarded\":12,\"next\":null}";
    service.on("POST /parked-events/discard", 202, "application/json", page);
    CommandResult ran =
        CommandResult.quittance(
            "parked",
            "discard-all",
            "--reason",
            "a test",
            "--yes",
            "--json",
            "--ledger-url",
            service.url());
    assertThat(ran.out().strip()).isEqualTo(page);
  }

  @Test
  void withoutATerminalToAskAtYesHasToBeSaid() {
    CommandResult ran =
        CommandResult.quittance(
            "parked", "discard-all", "--reason", "a test", "--ledger-url", service.url());
    assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).contains("say --yes");
    assertThat(service.requests()).isEmpty();
  }
}
