package dev.quittance.ledger.replay;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Ids;
import dev.quittance.ledger.replay.run.Phase;
import dev.quittance.ledger.replay.run.PhaseBegun;
import dev.quittance.ledger.replay.run.Replay;
import dev.quittance.ledger.support.Ledger;
import dev.quittance.ledger.support.LedgerLog;
import dev.quittance.ledger.support.LedgerTest;
import dev.quittance.ledger.support.Story;
import dev.quittance.testkit.identity.Tokens;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ops ask of replays is in the audit trail. */
@LedgerTest
class ReplayAuditTest {

  @Inject LedgerLog log;
  @Inject Ledger ledger;
  @Inject PhaseTrap trap;

  @BeforeEach
  void someOrders() {
    log.writeAndWait(new Story(11).orders(5));
  }

  @AfterEach
  void noTrap() {
    trap.clear();
  }

  @Test
  void aRebuildIsRecordedWhenItStartsAndWhenItSwitches() throws SQLException {
    int before = ledger.liveGeneration();
    String id = start("olivia", "{\"mode\":\"rebuild\"}");
    JsonPath entries = entries(id);
    assertThat(entries.getList("data.action")).containsExactly("replay.switch", "replay.start");
    assertThat(entries.getList("data.subject")).containsExactly("olivia", "olivia");
    assertThat(entries.getInt("data[0].before.generation")).isEqualTo(before);
    assertThat(entries.getInt("data[0].after.generation")).isEqualTo(ledger.liveGeneration());
    assertThat(entries.getString("data[0].after.result")).isEqualTo("IDENTICAL");
    assertThat(entries.getString("data[1].after.mode")).isEqualTo("REBUILD");
  }

  @Test
  void aCancelIsRecordedAndNothingIsSwitched() {
    trap.set(Phase.LOAD, ReplayAuditTest::cancel);
    String id = start("olivia", "{\"mode\":\"rebuild\"}");
    JsonPath entries = entries(id);
    assertThat(entries.getList("data.action")).containsExactly("replay.cancel", "replay.start");
    assertThat(entries.getList("data.subject")).containsExactly("oscar", "olivia");
    assertThat(entries.getString("data[0].before.status")).isEqualTo("RUNNING");
    assertThat(entries.getBoolean("data[0].after.cancelRequested")).isTrue();
  }

  @Test
  void whatIsRefusedIsNotRecorded() throws SQLException {
    String id = start("olivia", "{\"mode\":\"verify\"}");
    String before = ledger.query("SELECT sequence FROM audit_head");
    given().post("/replays/" + id + "/cancel").then().statusCode(409);
    ledger.start("{\"mode\":\"guess\"}").then().statusCode(422);
    assertThat(ledger.query("SELECT sequence FROM audit_head")).isEqualTo(before);
    assertThat(entries(id).getList("data.action")).containsExactly("replay.start");
  }

  private String start(String subject, String request) {
    String location =
        given()
            .header("Authorization", "Bearer " + Tokens.of(subject, "ops"))
            .contentType("application/json")
            .body(request)
            .post("/replays")
            .then()
            .statusCode(201)
            .extract()
            .header("Location");
    return ledger.await(location).getString("id");
  }

  private static void cancel(PhaseBegun begun) {
    given()
        .header("Authorization", "Bearer " + Tokens.of("oscar", "ops"))
        .post("/replays/" + Ids.of(Replay.ID_PREFIX, begun.replay()) + "/cancel")
        .then()
        .statusCode(200);
  }

  private static JsonPath entries(String replay) {
    return given().queryParam("target", replay).get("/audit").then().extract().jsonPath();
  }
}
