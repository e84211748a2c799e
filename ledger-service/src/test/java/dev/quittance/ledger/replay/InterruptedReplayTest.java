package dev.quittance.ledger.replay;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.contract.Ids;
import dev.quittance.ledger.replay.run.Phase;
import dev.quittance.ledger.replay.run.PhaseBegun;
import dev.quittance.ledger.replay.run.Replay;
import dev.quittance.ledger.support.Ledger;
import dev.quittance.ledger.support.LedgerLog;
import dev.quittance.ledger.support.LedgerTest;
import dev.quittance.ledger.support.Staff;
import dev.quittance.ledger.support.Story;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A replay that ends early, for any reason and at any moment, leaves the live ledger as it was. */
@LedgerTest
@TestInstance(Lifecycle.PER_CLASS)
class InterruptedReplayTest {

  /** By the replay itself, or by who finds its lock free before it could record its end. */
  private static final List<String> WHEN_THE_DATABASE_IS_LOST =
      List.of(
          "The database went away: start the replay again when it is back."
              + " The live ledger is as it was.",
          "The process that ran it ended, or lost the database. Start it again; the live ledger is as"
              + " it was.");

  @Inject LedgerLog log;
  @Inject Ledger ledger;
  @Inject PhaseTrap trap;
  @Inject Replays replays;

  @BeforeAll
  void someOrders() {
    log.writeAndWait(new Story(7).orders(40));
  }

  @AfterEach
  void noTrap() {
    trap.clear();
    cutOff = null;
  }

  @ParameterizedTest(name = "cancelled at {0}")
  @EnumSource(
      value = Phase.class,
      names = {"LOAD", "INDEX", "READ_BACK", "COMPARE", "CATCH_UP", "SWITCH"})
  void aRebuildCancelledInAnyPhaseChangesNothing(Phase phase) throws SQLException {
    trap.set(phase, begun -> replays.cancel(begun.replay(), Staff.OLIVIA));
    assertNothingChanges("CANCELLED");
  }

  @ParameterizedTest(name = "failing at {0}")
  @EnumSource(
      value = Phase.class,
      names = {"LOAD", "INDEX", "READ_BACK", "COMPARE", "CATCH_UP", "SWITCH"})
  void aRebuildThatFailsInAnyPhaseChangesNothing(Phase phase) throws SQLException {
    trap.set(
        phase,
        begun -> {
          throw new IllegalStateException("broken at " + phase);
        });
    assertNothingChanges("FAILED");
  }

  /** With its lock and its snapshot gone, a replay cannot prove anything any more. */
  @ParameterizedTest(name = "connections lost at {0}")
  @EnumSource(
      value = Phase.class,
      names = {"LOAD", "INDEX", "READ_BACK", "COMPARE", "CATCH_UP", "SWITCH"})
  void aRebuildThatLosesTheDatabaseInAnyPhaseFailsAndChangesNothing(Phase phase)
      throws SQLException {
    int before = ledger.liveGeneration();
    trap.set(phase, begun -> terminateOtherConnections(begun));
    ledger.start("{\"mode\":\"rebuild\"}"); // whose answer may get lost, too
    awaitCleared();
    ledger.awaitBack();
    JsonPath replay =
        given()
            .get("/replays/" + Ids.of(Replay.ID_PREFIX, Objects.requireNonNull(cutOff)))
            .jsonPath();
    assertThat(replay.getString("status")).as(replay.prettify()).isEqualTo("FAILED");
    assertThat(replay.getString("failure")).isIn(WHEN_THE_DATABASE_IS_LOST);
    assertThat(ledger.liveGeneration()).isEqualTo(before);
    assertThat(verifyWhenConsumed().getString("result")).isEqualTo("IDENTICAL");
  }

  private volatile @Nullable UUID cutOff;

  /** A client may still get a dead connection: it is asked to retry. */
  private JsonPath verifyWhenConsumed() {
    Response started =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () -> ledger.start("{\"mode\":\"verify\"}"), answer -> answer.statusCode() != 503);
    started.then().statusCode(201);
    return ledger.await(started.header("Location"));
  }

  /** Without a request for it: that would clean up after the replay. */
  private void awaitCleared() {
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(() ->
            cutOff != null
                && ledger.query("SELECT count(*) FROM replay WHERE status = 'RUNNING'").equals("0")
                && !ledger.generationStates().contains("BUILDING"));
  }

  @Test
  void onlyOneReplayRunsAtATime() {
    trap.set(Phase.FOLD, this::startAnother);
    assertThat(ledger.replay("{\"mode\":\"verify\"}").getString("status")).isEqualTo("SUCCEEDED");
    assertThat(refusal).contains("replay_running").contains("rpl_");
  }

  private volatile String refusal = "";

  private void startAnother(PhaseBegun begun) {
    refusal = ledger.start("{\"mode\":\"rebuild\"}").then().statusCode(409).extract().asString();
  }

  @Test
  void aReplayThatIsOverOrUnknownCannotBeCancelled() {
    String id = ledger.replay("{\"mode\":\"verify\"}").getString("id");
    given().post("/replays/" + id + "/cancel").then().statusCode(409);
    String unknown = "rpl_00000000000000000000000000000000";
    given().post("/replays/" + unknown + "/cancel").then().statusCode(404);
    given().get("/replays/" + unknown).then().statusCode(404);
    given().get("/replays/nonsense").then().statusCode(404);
  }

  @Test
  void aReplayWhoseProcessDiedIsFoundAndItsGenerationDropped() throws SQLException {
    ledger.execute(
        """
        INSERT INTO replay (id, mode, status, phase, phase_since, started_at, updated_at)
        VALUES ('00000000-0000-7000-8000-000000000001', 'REBUILD', 'RUNNING', 'LOAD',
                now(), now(), now())
        """);
    ledger.execute("INSERT INTO generation (number, state) VALUES (7777, 'BUILDING')");
    JsonPath replay = given().get("/replays/rpl_00000000000070008000000000000001").jsonPath();
    assertThat(replay.getString("status")).isEqualTo("FAILED");
    assertThat(replay.getString("failure")).contains("process that ran it ended");
    assertThat(ledger.generationStates()).doesNotContain("BUILDING");
  }

  @Test
  void whatIsNoReplayIsRefusedWithWhatToDo() {
    ledger.start("{\"mode\":\"guess\"}").then().statusCode(422);
    ledger.start("{}").then().statusCode(422);
    ledger.start("{\"mode\":\"verify\",\"acceptDifferences\":\"x\"}").then().statusCode(422);
    ledger.start("{\"mode\":\"rebuild\",\"acceptDifferences\":\" \"}").then().statusCode(422);
    ledger.start("{\"mode\":").then().statusCode(400);
    given().get("/replays?limit=0").then().statusCode(400);
  }

  private void assertNothingChanges(String status) throws SQLException {
    int before = ledger.liveGeneration();
    JsonPath replay = ledger.replay("{\"mode\":\"rebuild\"}");
    assertThat(replay.getString("status")).as(replay.prettify()).isEqualTo(status);
    assertThat(ledger.liveGeneration()).isEqualTo(before);
    assertThat(ledger.generationStates()).doesNotContain("BUILDING");
    assertThat(ledger.replay("{\"mode\":\"verify\"}").getString("result")).isEqualTo("IDENTICAL");
  }

  private void terminateOtherConnections(PhaseBegun begun) {
    cutOff = begun.replay();
    try {
      ledger.query(
          """
          SELECT count(pg_terminate_backend(pid))
            FROM pg_stat_activity
           WHERE pid <> pg_backend_pid() AND datname = current_database()
             AND backend_type = 'client backend' -- an autovacuum worker is not ours to end
          """);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
