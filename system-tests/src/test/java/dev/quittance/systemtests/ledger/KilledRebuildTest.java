package dev.quittance.systemtests.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.systemtests.Rounds;
import dev.quittance.systemtests.cluster.Ledgers;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code kill -9} of the process that rebuilds the ledger: in the middle of the switch, and after
 * it; in any phase if rounds are long. ReplicasTest kills it while it builds. InterruptedReplayTest
 * of ledger-service ends its connections in every phase, which is what the database sees of a kill.
 */
@LoneLedgerTest
class KilledRebuildTest {

  private final Ledgers ledgers;
  private final LedgerProbe ledger;
  private final OrderWriter log;

  KilledRebuildTest(LoneLedger lone) {
    ledgers = lone.ledgers();
    ledger = lone.ledger();
    log = lone.log();
  }

  private static List<CrashPoint> moments() {
    return Rounds.areLong()
        ? List.of(CrashPoint.values())
        : List.of(CrashPoint.SWITCH, CrashPoint.SWITCHED);
  }

  @BeforeEach
  void someOrders() {
    log.paidOrders(50);
    ledger.awaitConsumed();
  }

  @ParameterizedTest(name = "killed at {0}")
  @MethodSource("moments")
  void theLiveLedgerIsWhatItWasOrWhatItWasSwitchedTo(CrashPoint moment) throws SQLException {
    int before = ledger.liveGeneration();
    String path;
    int building;
    try (HeldRebuild rebuild = HeldRebuild.at(moment, ledgers, ledger, log)) {
      path = rebuild.path();
      building = rebuild.generation();
      ledgers.kill(0);
      ledger.endConnections(Ledgers.name(0));
    }
    log.paidOrders(10);
    ledgers.restart(0);

    JsonNode replay = ledger.replay(path);
    if (moment == CrashPoint.SWITCHED) {
      assertThat(replay.path("status").asText()).as(replay.toString()).isEqualTo("SUCCEEDED");
      assertThat(replay.path("result").asText()).isEqualTo("IDENTICAL");
      assertThat(ledger.liveGeneration()).isEqualTo(building);
    } else {
      assertThat(replay.path("status").asText()).as(replay.toString()).isEqualTo("FAILED");
      assertThat(replay.path("failure").asText())
          .contains("process that ran it ended")
          .contains("the live ledger is as it was");
      assertThat(ledger.liveGeneration()).isEqualTo(before).isNotEqualTo(building);
    }
    assertThat(ledger.leftovers()).isEmpty();
    ledger.awaitConsumed();
    assertThat(ledger.gatewayBalance()).isEqualTo(log.expectedGatewayBalance());
    ledger.assertSucceeds("verify");
    ledger.assertSucceeds("rebuild");
  }
}
