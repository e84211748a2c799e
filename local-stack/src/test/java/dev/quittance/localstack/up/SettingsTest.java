package dev.quittance.localstack.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

  @Test
  void takesEveryPortFromTheEnvironment() {
    Settings settings =
        Settings.of(
            Path.of("/root"),
            Map.of("KAFKA_PORT", "1", "POSTGRES_PORT", "2", "LEDGER_SERVICE_PORT", "3"));
    assertThat(settings.bootstrapServers()).isEqualTo("127.0.0.1:1");
    assertThat(settings.postgresPort()).isEqualTo(2);
    assertThat(settings.services())
        .extracting(ServiceSpec::port)
        .containsExactly(8081, 8082, 3, 8084, 8090);
  }

  @Test
  void managementPortsFollowTheOthersUnlessTheEnvironmentHasThem() {
    Settings settings =
        Settings.of(
            Path.of("/root"),
            Map.of(
                "ORDER_SERVICE_PORT", "18081",
                "LEDGER_SERVICE_PORT", "65000",
                "SANDBOX_MANAGEMENT_PORT", "4"));
    assertThat(settings.services())
        .extracting(ServiceSpec::managementPort)
        .containsExactly(19081, 9082, 64000, 9084, 4);
    assertThat(settings.services().getFirst().managementUrl()).isEqualTo("http://localhost:19081");
  }

  @Test
  void aServiceRunsWithItsModulesOptionsUnlessTheEnvironmentHasOthers() {
    Settings settings =
        Settings.of(Path.of("/root"), Map.of("LEDGER_SERVICE_JAVA_OPTS", " -Xmx2g  -XX:+UseG1GC"));
    assertThat(settings.services())
        .extracting(settings::javaOpts)
        .containsExactly(
            List.of("@/root/order-service/jvm.options"),
            List.of("@/root/payment-service/jvm.options"),
            List.of("-Xmx2g", "-XX:+UseG1GC"),
            List.of("@/root/notification-service/jvm.options"),
            List.of("@/root/sandbox/jvm.options"));
  }

  @Test
  void startsAllServicesButTheOneThatIsLeftOut() {
    Settings settings = Settings.of(Path.of("/root"), Map.of("EXCEPT", "payment-service"));
    assertThat(settings.started())
        .extracting(ServiceSpec::name)
        .containsExactly("order-service", "ledger-service", "notification-service", "sandbox");
    assertThat(settings.services()).hasSize(5);
    assertThatThrownBy(() -> Settings.of(Path.of("/root"), Map.of("EXCEPT", "payments")))
        .isInstanceOf(StackProblem.class)
        .hasMessageStartingWith("EXCEPT is 'payments': set it to one of [order-service, ");
  }

  @Test
  void refusesWhatIsNoPort() {
    for (String value : new String[] {"no", "0", "65536", "-1"}) {
      assertThatThrownBy(() -> Settings.of(Path.of("/root"), Map.of("KAFKA_PORT", value)))
          .isInstanceOf(StackProblem.class)
          .hasMessage("KAFKA_PORT is '" + value + "': set it to a port, 1 to 65535");
    }
  }
}
