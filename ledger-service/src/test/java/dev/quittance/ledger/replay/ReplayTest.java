package dev.quittance.ledger.replay;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.quittance.ledger.replay.run.Phase;
import dev.quittance.ledger.support.Ledger;
import dev.quittance.ledger.support.LedgerLog;
import dev.quittance.ledger.support.LedgerTest;
import dev.quittance.ledger.support.Story;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@LedgerTest
@TestInstance(Lifecycle.PER_CLASS)
class ReplayTest {

  @Inject LedgerLog log;
  @Inject Ledger ledger;
  @Inject PhaseTrap trap;

  @BeforeAll
  void someOrders() {
    log.writeAndWait(new Story(System.identityHashCode(this)).orders(60));
  }

  @Test
  void verifyFindsTheLedgerIdenticalToTheLog() {
    JsonPath replay = run("{\"mode\":\"verify\"}");
    assertThat(replay.getString("status")).as(replay.prettify()).isEqualTo("SUCCEEDED");
    assertThat(replay.getString("result")).isEqualTo("IDENTICAL");
    assertThat(replay.getLong("report.events")).isPositive();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UPDATE posting_gN SET amount = amount + 1        | entries
          UPDATE posting_gN SET occurred_at = occurred_at + 1 | entries
          UPDATE journal_entry_gN SET status = (status + 1) % 5 | entries
          UPDATE journal_entry_gN SET chain_hash = sha256('x') | entries
          UPDATE journal_entry_gN SET event_id = gen_random_uuid() | entries
          DELETE FROM posting_gN                           | entries
          DELETE FROM journal_entry_gN                     | entries
          UPDATE balance_gN SET posted_debits = posted_debits + 7 | accounts
          DELETE FROM balance_gN                           | accounts
          UPDATE transaction_gN SET supplier = buyer       | transactions
          UPDATE transaction_gN SET status = (status + 1) % 5 | transactions
          UPDATE transaction_gN SET event_marks = '{}'       | transactions
          DELETE FROM transaction_gN                       | transactions
          UPDATE partition_head SET chain_hash = sha256('x') WHERE generation = N | chainHeads
          UPDATE partition_head SET totals = 'platform:fees CNY 1 1 0 0' WHERE generation = N | chainHeads
          UPDATE checkpoint SET totals = 'platform:fees CNY 1 1 0 0' WHERE generation = N | chainHeads
          UPDATE checkpoint SET since_latest = since_latest - 1 WHERE generation = N | chainHeads
          """)
  void verifyNamesEveryRowChangedBehindItsBack(String tampering, String where) throws SQLException {
    int generation = ledger.liveGeneration();
    String sql = tampering.replace("_gN", "_g" + generation).replace("= N", "= " + generation);
    if (sql.contains("partition_head") || sql.contains("checkpoint")) {
      assertFound(sql, where);
      repair();
      return;
    }
    String table = sql.replaceAll("^(UPDATE|DELETE FROM) (\\S+).*", "$2");
    ledger.execute("CREATE TABLE as_it_was AS TABLE " + table);
    try {
      assertFound(
          sql + " WHERE ctid = (SELECT ctid FROM %s OFFSET 11 LIMIT 1)".formatted(table), where);
    } finally {
      ledger.execute(
          "DELETE FROM %1$s; INSERT INTO %1$s TABLE as_it_was; DROP TABLE as_it_was"
              .formatted(table));
    }
  }

  private void assertFound(String tampering, String where) throws SQLException {
    assertThat(ledger.execute(tampering)).isPositive();
    JsonPath replay = run("{\"mode\":\"verify\"}");
    assertThat(replay.getString("status")).as(replay.prettify()).isEqualTo("DIFFERENT");
    assertThat(replay.getList("report." + where)).as(replay.prettify()).isNotEmpty();
  }

  @Test
  void rebuildSwitchesWhileEventsGoOnComing() throws Exception {
    int before = ledger.liveGeneration();
    AtomicBoolean stop = new AtomicBoolean();
    Story story = new Story(42);
    Thread traffic =
        Thread.ofPlatform()
            .start(() -> {
              while (!stop.get()) {
                log.writeAndWait(story.orders(20)); // or the log would outrun the ledger
              }
            });
    JsonPath replay;
    try {
      replay = run("{\"mode\":\"rebuild\"}");
    } finally {
      stop.set(true);
      traffic.join();
    }
    assertThat(replay.getString("status")).as(replay.prettify()).isEqualTo("SUCCEEDED");
    assertThat(ledger.liveGeneration()).isGreaterThan(before);
    log.writeAndWait(story.orders(50));
    assertThat(run("{\"mode\":\"verify\"}").getString("result")).isEqualTo("IDENTICAL");
  }

  @Test
  void aDifferenceBlocksTheSwitchUnlessItIsAccepted() throws SQLException {
    int before = ledger.liveGeneration();
    ledger.execute(
        String.format(
            Locale.ROOT, "UPDATE balance_g%d SET posted_debits = posted_debits + 1", before));
    assertThat(run("{\"mode\":\"rebuild\"}").getString("status")).isEqualTo("DIFFERENT");
    assertThat(ledger.liveGeneration()).isEqualTo(before);
    assertThat(ledger.generationStates()).doesNotContain("BUILDING");
    repair();
    assertThat(ledger.liveGeneration()).isGreaterThan(before);
    assertThat(run("{\"mode\":\"verify\"}").getString("result")).isEqualTo("IDENTICAL");
  }

  @Test
  void aDifferenceThatCameAfterTheComparisonBlocksTheSwitch() throws SQLException {
    int before = ledger.liveGeneration();
    trap.set(
        Phase.SWITCH,
        begun -> {
          log.writeAndWait(new Story(4242).orders(5));
          execute(
              String.format(
                  Locale.ROOT, "UPDATE balance_g%d SET posted_debits = posted_debits + 1", before));
        });
    JsonPath replay;
    try {
      replay = run("{\"mode\":\"rebuild\"}");
    } finally {
      trap.clear();
    }
    assertThat(replay.getString("status")).as(replay.prettify()).isEqualTo("DIFFERENT");
    assertThat(replay.getList("report.accounts")).isNotEmpty();
    assertThat(ledger.liveGeneration()).isEqualTo(before);
    repair();
  }

  @Test
  void aReplayThatIsOverSaysHowManyEventsItWentThrough() {
    JsonPath replay = run("{\"mode\":\"verify\"}");
    assertThat(replay.getLong("eventsDone"))
        .isEqualTo(replay.getLong("report.events"))
        .isPositive();
    assertThat(replay.getLong("eventsTotal")).isEqualTo(replay.getLong("eventsDone"));
  }

  @Test
  void aReplayIsFollowedAsServerSentEventsToItsEnd() {
    String started = ledger.start("{\"mode\":\"rebuild\"}").header("Location");
    List<JsonPath> answers =
        given()
            .get(started + "/progress")
            .then()
            .statusCode(200)
            .contentType("text/event-stream")
            .extract()
            .asString()
            .lines()
            .filter(line -> line.startsWith("data:"))
            .map(line -> JsonPath.from(line.substring("data:".length())))
            .toList();
    assertThat(answers).extracting(one -> started.endsWith(one.getString("id"))).containsOnly(true);
    assertThat(answers.getLast().getString("status")).isEqualTo("SUCCEEDED");
    assertThat(answers.subList(0, answers.size() - 1))
        .extracting(one -> one.getString("status"))
        .allMatch("RUNNING"::equals);
  }

  @Test
  void aReplayNobodyStartedCannotBeFollowed() {
    given().get("/replays/rpl_00000000000000000000000000000000/progress").then().statusCode(404);
    given().get("/replays/nonsense/progress").then().statusCode(404);
  }

  @Test
  void aStatementIsNotContinuedInALedgerThatBecameAnotherOne() throws SQLException {
    Response first = given().get("/accounts/platform:fees/statement?currency=CNY&limit=1");
    String cursor = first.jsonPath().getString("nextCursor");
    String next = "/accounts/platform:fees/statement?limit=1&cursor=" + cursor;
    run("{\"mode\":\"rebuild\"}");
    given().get(next).then().statusCode(200);

    ledger.execute(
        String.format(
            Locale.ROOT,
            "UPDATE balance_g%d SET posted_debits = posted_debits + 1",
            ledger.liveGeneration()));
    repair();
    given().get(next).then().statusCode(409).body("code", equalTo("ledger_changed"));
  }

  private void execute(String sql) {
    try {
      ledger.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void repair() {
    JsonPath replay = run("{\"mode\":\"rebuild\",\"acceptDifferences\":\"tampered in a test\"}");
    assertThat(replay.getString("status")).as(replay.prettify()).isEqualTo("SUCCEEDED");
    assertThat(replay.getString("acceptDifferences")).isEqualTo("tampered in a test");
  }

  private JsonPath run(String request) {
    return ledger.replay(request);
  }
}
