package dev.quittance.systemtests.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChaosOptionsTest {

  @Test
  void withoutVariablesAllFaultsComeForFiveMinutes() {
    ChaosOptions options = ChaosOptions.of(Map.of());
    assertThat(options.chosen()).isEqualTo(Faults.ALL);
    assertThat(options.time()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void namesSeedAndTimeAreTaken() {
    ChaosOptions options =
        ChaosOptions.of(
            Map.of("SEED", "7", "MINUTES", "2", "FAULTS", "overload broker-cut", "RATE", "20"));
    assertThat(options.chosen()).extracting(Fault::name).containsExactly("broker-cut", "overload");
    assertThat(options.seed()).isEqualTo(7);
    assertThat(options.time()).isEqualTo(Duration.ofMinutes(2));
    assertThat(options.ordersPerSecond()).isEqualTo(20);
  }

  @Test
  void aFaultThatThereIsNotIsRefusedWithTheNamesOfThoseThereAre() {
    assertThatThrownBy(() -> ChaosOptions.of(Map.of("FAULTS", "flood")))
        .hasMessageContaining("There is no fault flood")
        .hasMessageContaining("overload");
  }

  @Test
  void aNumberThatIsNoneIsRefused() {
    assertThatThrownBy(() -> ChaosOptions.of(Map.of("MINUTES", "0")))
        .hasMessage("MINUTES is '0': give a whole number from 1 to 1440.");
  }

  @Test
  void noTwoFaultsHaveTheSameName() {
    assertThat(Faults.ALL).extracting(Fault::name).doesNotHaveDuplicates();
  }
}
