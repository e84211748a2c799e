package dev.quittance.systemtests.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.systemtests.cluster.Ledgers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** PostgreSQL is stopped in the middle of a rebuild, and comes back. */
@LoneLedgerTest
class LostDatabaseTest {

  private final Ledgers ledgers;
  private final LedgerProbe ledger;
  private final OrderWriter log;

  LostDatabaseTest(LoneLedger lone) {
    ledgers = lone.ledgers();
    ledger = lone.ledger();
    log = lone.log();
  }

  @Test
  void theRebuildFailsAndTheLiveLedgerGoesOnWhereItWas() throws SQLException {
    log.paidOrders(200);
    ledger.awaitConsumed();
    int before = ledger.liveGeneration();
    String path;
    try (HeldRebuild rebuild = HeldRebuild.at(CrashPoint.LOAD, ledgers, ledger, log)) {
      path = rebuild.path();
      ledgers.stopDatabase();
    }
    await().until(() -> ledger.http().get("/trial-balance").status() == 503);
    log.paidOrders(50);
    ledgers.startDatabase();

    awaitFailedUnasked();
    JsonNode replay = ledger.replay(path);
    assertThat(replay.path("failure").asText())
        .isEqualTo(
            "The database went away: start the replay again when it is back."
                + " The live ledger is as it was.");
    assertThat(ledger.liveGeneration()).isEqualTo(before);
    ledgers.awaitReady();
    ledger.awaitConsumed();
    assertThat(ledger.gatewayBalance()).isEqualTo(log.expectedGatewayBalance());
    ledger.assertSucceeds("verify");
    ledger.assertSucceeds("rebuild");
  }

  /** To ask for the replay would clear up after it; it must not take that. */
  private void awaitFailedUnasked() {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> {
          assertThat(ledger.query("SELECT status FROM replay ORDER BY id DESC LIMIT 1"))
              .isEqualTo(List.of("FAILED"));
          assertThat(ledger.leftovers()).isEmpty();
        });
  }
}
