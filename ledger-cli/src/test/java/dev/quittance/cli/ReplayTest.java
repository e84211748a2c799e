package dev.quittance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.fake.FakeService;
import dev.quittance.cli.fake.TestResources;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayTest {

  private static final String ID = "rpl_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e";

  private final FakeService ledger = new FakeService();

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void verifyShowsPhasesAndThenTheResult() {
    ledger
        .on("POST /replays", 201, "application/json", running("WAITING", 0, 0))
        .on("GET /replays/" + ID, running("WAITING", 0, 0))
        .on("GET /replays/" + ID, running("FOLD", 120, 240))
        .on("GET /replays/" + ID, running("FOLD", 180, 240))
        .on("GET /replays/" + ID, running("READ_BACK", 10, 50))
        .on("GET /replays/" + ID, TestResources.answer("replay-identical"));
    CommandResult ran = run("replay verify");
    assertThat(ran.out()).isEqualTo(TestResources.golden("replay-identical"));
    assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(ledger.requests().getFirst()).isEqualTo("POST /replays {\"mode\":\"verify\"}");
  }

  @Test
  void verifySinceLastSaysByWhatTheRestIsProven() {
    String answer = TestResources.answer("replay-identical");
    String since =
        """
        "report": {"since": {"replay": "rpl_1", "provenAt": "2026-11-25T03:00:00Z", "heads": {},
          "proofs": [
            {"replay": "rpl_1", "provenAt": "2026-11-25T03:00:00Z", "full": false},
            {"replay": "rpl_0", "provenAt": "2026-11-24T03:00:00Z", "full": true}]},
        """
            .strip();
    ledger
        .on("POST /replays", 201, "application/json", running("FOLD", 0, 24))
        .on("GET /replays/" + ID, answer.replaceFirst("\"report\": *\\{", since));
    CommandResult ran = run("replay verify --since-last");
    assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.OK);
    assertThat(ledger.requests().getFirst())
        .startsWith("POST /replays ")
        .contains("\"mode\":\"verify\"", "\"since\":\"last\"");
    assertThat(ran.out())
        .contains("all balances, and every entry and status since the last proof")
        .contains("Since rpl_1 of 2026-11-25T03:00:00Z")
        .contains("rpl_0  2026-11-24T03:00:00Z  full")
        .contains("found by a full verify");
  }

  @Test
  void sinceLastIsForAReplayOfTheServicesOwn() {
    assertThat(run("replay verify --since-last --follow " + ID).exitCode())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void namesEachDifferenceWithBothFigures() {
    ledger.on("GET /replays/" + ID, TestResources.answer("replay-different"));
    CommandResult ran = run("replay verify --follow " + ID);
    assertThat(ran.out()).isEqualTo(TestResources.golden("replay-different"));
    assertThat(ran.exitCode()).isEqualTo(ExitCode.DIFFERENT);
    assertThat(ledger.requests()).noneMatch(request -> request.startsWith("POST"));
  }

  @Test
  void jsonIsTheReplayAndNothingElse() {
    ledger
        .on("POST /replays", 201, "application/json", running("FOLD", 0, 240))
        .on("GET /replays/" + ID, running("FOLD", 120, 240))
        .on("GET /replays/" + ID, TestResources.answer("replay-identical"));
    CommandResult ran = run("replay verify --json");
    assertThat(ran.out().strip()).isEqualTo(TestResources.answer("replay-identical").strip());
    assertThat(ran.err()).contains("FOLD");
  }

  @Test
  void rebuildSaysWhyItMaySwitch() {
    ledger
        .on("POST /replays", 201, "application/json", running("LOAD", 0, 240))
        .on(
            "GET /replays/" + ID,
            TestResources.answer("replay-different").replace("VERIFY", "REBUILD"));
    CommandResult ran = run("replay rebuild --accept-differences known");
    assertThat(ledger.requests().getFirst())
        .isEqualTo("POST /replays {\"mode\":\"rebuild\",\"acceptDifferences\":\"known\"}");
    assertThat(ran.out()).contains("nothing was switched");
    assertThat(ran.exitCode()).isEqualTo(ExitCode.DIFFERENT);
  }

  @Test
  void aServiceThatComesBackIsFollowedOn() {
    ledger
        .on("GET /replays/" + ID, running("FOLD", 1, 2))
        .on("GET /replays/" + ID, 503, "text/plain", "starting")
        .on("GET /replays/" + ID, TestResources.answer("replay-identical"));
    assertThat(run("replay rebuild --follow " + ID).exitCode()).isEqualTo(ExitCode.OK);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"FAILED, 5", "CANCELLED, 5", "DIFFERENT, 1", "SUCCEEDED, 0", "RUNNING, 0"})
  void showExitsAsTheReplayDid(String status, int exitCode) {
    ledger.on(
        "GET /replays/" + ID,
        TestResources.answer("replay-identical").replace("\"SUCCEEDED\"", '"' + status + '"'));
    assertThat(run("replay show " + ID).exitCode()).isEqualTo(exitCode);
  }

  @Test
  void aSecondReplayIsRefusedInTheServicesWords() {
    ledger.problem("POST /replays", 409, "replay_running", "Replay " + ID + " is running.");
    CommandResult ran = run("replay rebuild");
    assertThat(ran.err()).contains("Replay " + ID + " is running. (replay_running)");
    assertThat(ran.exitCode()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void cancelAsksForTheEnd() {
    ledger.on("POST /replays/" + ID + "/cancel", running("LOAD", 1, 2));
    CommandResult ran = run("replay cancel " + ID);
    assertThat(ran.out())
        .isEqualToIgnoringNewLines("Replay " + ID + " will end at the next occasion.");
  }

  private static String running(String phase, long done, long total) {
    return String.format(
        Locale.ROOT,
        """
        {"id": "%s", "mode": "VERIFY", "status": "RUNNING", "phase": "%s", "eventsDone": %d,
         "eventsTotal": %d, "ratePerSecond": 60, "etaSeconds": 2,
         "startedAt": "2026-11-23T10:00:00Z", "updatedAt": "2026-11-23T10:00:02Z"}
        """,
        ID,
        phase,
        done,
        total);
  }

  private CommandResult run(String command) {
    return CommandResult.quittance(
        Stream.concat(Stream.of(command.split(" ")), Stream.of("--ledger-url", ledger.url()))
            .toArray(String[]::new));
  }
}
