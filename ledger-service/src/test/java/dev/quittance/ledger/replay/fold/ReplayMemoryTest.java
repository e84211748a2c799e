package dev.quittance.ledger.replay.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.ledger.config.LedgerConfig;
import dev.quittance.ledger.core.journal.MemoryBudget;
import dev.quittance.ledger.support.Ledger;
import dev.quittance.ledger.support.LedgerLog;
import dev.quittance.ledger.support.LedgerTest;
import dev.quittance.ledger.support.Story;
import io.quarkus.test.junit.QuarkusMock;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A replay that needs more memory than it may use ends, and nothing else does. */
@LedgerTest
class ReplayMemoryTest {

  @Inject LedgerLog log;
  @Inject Ledger ledger;
  @Inject LedgerConfig config;
  @Inject ReplayMemory memory;

  @ParameterizedTest
  @ValueSource(strings = {"verify", "rebuild"})
  void theReplayFailsWithWhatToDoAndTheLiveLedgerGoesOn(String mode) throws SQLException {
    log.writeAndWait(new Story(mode.hashCode()).orders(40));
    int live = ledger.liveGeneration();
    QuarkusMock.installMockForInstance(new Little(config), memory);

    JsonPath replay = ledger.replay("{\"mode\":\"%s\"}".formatted(mode));

    assertThat(replay.getString("status")).as(replay.prettify()).isEqualTo("FAILED");
    assertThat(replay.getString("failure"))
        .startsWith("The replay does not fit into memory: it needs at least 1 MB")
        .contains("quittance.ledger.replay.memory-percent")
        .endsWith("The live ledger is as it was.");
    assertThat(ledger.generationStates()).doesNotContain("BUILDING");
    assertThat(ledger.liveGeneration()).isEqualTo(live);
    QuarkusMock.installMockForInstance(new ReplayMemory(config), memory);
    log.writeAndWait(new Story(mode.hashCode() + 1).orders(5));
    assertThat(ledger.replay("{\"mode\":\"verify\"}").getString("result")).isEqualTo("IDENTICAL");
  }

  private static final class Little extends ReplayMemory {

    Little(LedgerConfig config) {
      super(config);
    }

    @Override
    MemoryBudget newBudget() {
      return new MemoryBudget(1 << 15);
    }
  }
}
