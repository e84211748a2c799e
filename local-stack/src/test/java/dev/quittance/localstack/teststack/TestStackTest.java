package dev.quittance.localstack.teststack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.localstack.parts.Databases;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class TestStackTest {

  @Test
  void givesABrokerAndEveryServicesDatabase() throws Exception {
    TestStack stack = TestStack.start();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      assertThat(admin.describeCluster().nodes().get(20, TimeUnit.SECONDS)).hasSize(1);
    }
    for (String database : Databases.NAMES) {
      try (Connection connection =
          DriverManager.getConnection(
              stack.jdbcUrl(database), stack.username(), stack.password())) {
        assertThat(connection.getCatalog()).isEqualTo(database);
      }
    }
  }

  @Test
  void isStartedOncePerJvm() {
    assertThat(TestStack.start().bootstrapServers())
        .isEqualTo(TestStack.start().bootstrapServers());
  }

  @Test
  void refusesADatabaseThatNoServiceHas() {
    assertThatThrownBy(() -> TestStack.start().jdbcUrl("order"))
        .hasMessage("no database 'order': choose one of [orders, payments, ledger, notifications]");
  }

  @Test
  void refusesAnUnknownKind() {
    assertThatThrownBy(() -> TestStackChoice.of("podman"))
        .hasMessage("QUITTANCE_TEST_STACK is 'podman': set it to embedded, docker or auto");
  }
}
