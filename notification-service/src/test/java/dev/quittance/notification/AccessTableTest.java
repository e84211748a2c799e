package dev.quittance.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.testkit.identity.AccessTable;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Every endpoint with every role, as docs/api/roles.md says. */
@QuarkusTest
class AccessTableTest {

  private final AccessTable table = AccessTable.of("notification-service");

  @Test
  void everyEndpointHasARow() {
    table.namesEveryEndpoint();
  }

  @Test
  void everyRoleMayDoWhatTheTableSaysAndNoMore() {
    assertThat(table.isWhatTheServiceDoes()).isGreaterThan(50);
  }
}
