package dev.quittance.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.testkit.identity.AccessTable;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Every endpoint with every role, as docs/api/roles.md says. */
@QuarkusTest
class AccessTableTest {

  private final AccessTable table = AccessTable.of("payment-service");

  @Test
  void everyEndpointHasARow() {
    table.namesEveryEndpoint();
  }

  @Test
  void everyRoleMayDoWhatTheTableSaysAndNoMore() {
    assertThat(table.isWhatTheServiceDoes()).isGreaterThan(50);
  }
}
