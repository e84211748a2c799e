package dev.quittance.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.ledger.support.LedgerTest;
import dev.quittance.testkit.identity.AccessTable;
import org.junit.jupiter.api.Test;

/** Every endpoint with every role, as docs/api/roles.md says. */
@LedgerTest
class AccessTableTest {

  private final AccessTable table = AccessTable.of("ledger-service");

  @Test
  void everyEndpointHasARow() {
    table.namesEveryEndpoint();
  }

  @Test
  void everyRoleMayDoWhatTheTableSaysAndNoMore() {
    assertThat(table.isWhatTheServiceDoes()).isGreaterThan(50);
  }
}
