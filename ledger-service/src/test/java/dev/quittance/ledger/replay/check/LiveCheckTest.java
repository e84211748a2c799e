package dev.quittance.ledger.replay.check;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.quittance.ledger.support.Ledger;
import dev.quittance.ledger.support.LedgerLog;
import dev.quittance.ledger.support.LedgerTest;
import dev.quittance.ledger.support.Story;
import dev.quittance.testkit.Management;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The live ledger is not what the log says: it is seen, without anybody asking. */
@LedgerTest
class LiveCheckTest {

  private static final Duration LIMIT = Duration.ofSeconds(40);

  @Inject LedgerLog log;
  @Inject Ledger ledger;

  @BeforeEach
  void someOrders() {
    log.writeAndWait(new Story(System.identityHashCode(this)).orders(30));
    awaitReady();
  }

  /** As a batch leaves it whose effects were not stored although its offset was. */
  @Test
  void anOffsetThatMovedWithoutEffectsIsSeenAndNothingIsPutOnTop() throws SQLException {
    int partition =
        Integer.parseInt(
            ledger.query(
                "SELECT partition FROM partition_head WHERE next_offset > 0 AND generation = "
                    + ledger.liveGeneration()
                    + " ORDER BY next_offset DESC LIMIT 1"));
    ledger.execute(
        "UPDATE partition_head SET next_offset = next_offset - 1 WHERE generation = "
            + ledger.liveGeneration()
            + " AND partition = "
            + partition);
    await()
        .atMost(LIMIT)
        .untilAsserted(() ->
            given()
                .get("/q/health/ready")
                .then()
                .statusCode(503)
                .body(containsString("partition " + partition + ": intake has passed offset")));
    assertThat(Management.metrics()).contains("quittance_ledger_drift 1.0");

    log.write(new Story(99).orders(200));
    await()
        .atMost(LIMIT)
        .until(() -> given().get("/q/health/ready").asString().contains("Start a rebuild"));
    repair();
    awaitReady();
    log.awaitConsumed();
    assertThat(ledger.replay("{\"mode\":\"verify\"}").getString("result")).isEqualTo("IDENTICAL");
  }

  @Test
  void aChainThatIsNotTheLogsIsSeenByTheFoldInTheBackground() throws SQLException {
    int generation = ledger.liveGeneration();
    ledger.execute(
        "UPDATE partition_head SET entries = entries + 1 WHERE generation = "
            + generation
            + " AND partition = (SELECT min(partition) FROM partition_head WHERE next_offset > 0"
            + " AND generation = "
            + generation
            + ")");
    foldNow();
    await()
        .atMost(LIMIT)
        .untilAsserted(() ->
            given()
                .get("/q/health/ready")
                .then()
                .statusCode(503)
                .body(containsString("the log makes")));
    repair();
    awaitReady();
    foldNow();
    String unchecked =
        "SELECT count(*) FROM log_check WHERE generation IS DISTINCT FROM "
            + ledger.liveGeneration();
    await().atMost(LIMIT.multipliedBy(2)).until(() -> ledger.query(unchecked).equals("0"));
    assertThat(ledger.query("SELECT count(*) FROM log_check WHERE finding IS NOT NULL"))
        .isEqualTo("0");
  }

  private void foldNow() throws SQLException {
    await()
        .atMost(LIMIT)
        .until(() -> ledger.execute("UPDATE log_check SET claimed_at = '-infinity'") > 0);
  }

  private void repair() {
    JsonPath replay =
        ledger.replay("{\"mode\":\"rebuild\",\"acceptDifferences\":\"tampered in a test\"}");
    assertThat(replay.getString("status")).as(replay.prettify()).isEqualTo("SUCCEEDED");
  }

  private static void awaitReady() {
    await().atMost(LIMIT).until(() -> given().get("/q/health/ready").statusCode() == 200);
  }
}
