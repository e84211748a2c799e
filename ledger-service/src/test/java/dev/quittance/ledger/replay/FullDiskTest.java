package dev.quittance.ledger.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.ledger.replay.run.Phase;
import dev.quittance.ledger.support.Ledger;
import dev.quittance.ledger.support.LedgerLog;
import dev.quittance.ledger.support.LedgerTest;
import dev.quittance.ledger.support.Story;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A rebuild whose database reports a full disk (SQLSTATE 53100), by a trigger that says the
 * server's words. The system tests do it on files that cannot grow.
 */
@LedgerTest
class FullDiskTest {

  @Inject LedgerLog log;
  @Inject Ledger ledger;
  @Inject PhaseTrap trap;

  @AfterEach
  void noTrap() {
    trap.clear();
  }

  @Test
  void theRebuildFailsWithWhatToDoAndLeavesNothingBehind() throws SQLException {
    log.writeAndWait(new Story(53_100).orders(40));
    int live = ledger.liveGeneration();
    trap.set(Phase.LOAD, begun -> noSpace());
    JsonPath replay = ledger.replay("{\"mode\":\"rebuild\"}");
    assertThat(replay.getString("status")).as(replay.prettify()).isEqualTo("FAILED");
    assertThat(replay.getString("failure"))
        .startsWith("The database is short of space")
        .contains("No space left on device")
        .contains("make room, or move the database")
        .endsWith("The live ledger is as it was.");
    assertThat(ledger.generationStates()).doesNotContain("BUILDING");
    assertThat(ledger.liveGeneration()).isEqualTo(live);
    log.writeAndWait(new Story(53_101).orders(5));
    assertThat(ledger.replay("{\"mode\":\"verify\"}").getString("result")).isEqualTo("IDENTICAL");
  }

  private void noSpace() {
    try {
      ledger.execute(
          """
          CREATE OR REPLACE FUNCTION no_space() RETURNS trigger LANGUAGE plpgsql AS
          $$BEGIN
            RAISE 'could not extend file "base/16385/24601": No space left on device'
            USING ERRCODE = 'disk_full', HINT = 'Check free disk space.';
          END$$
          """);
      ledger.execute(
          """
          CREATE TRIGGER no_space BEFORE INSERT ON posting_g%s
          FOR EACH ROW EXECUTE FUNCTION no_space()
          """
              .formatted(ledger.query("SELECT max(number) FROM generation")));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
