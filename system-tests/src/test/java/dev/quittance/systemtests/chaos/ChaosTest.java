package dev.quittance.systemtests.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A short round of {@code make chaos}: faults that no other test has. CrashTest kills processes,
 * ReplicasTest and FrozenRelayTest freeze them, ParkedEventTest has an impossible event, the
 * services' StrangeRecordsTest has strange keys, and ApiFuzzTest hostile requests.
 */
class ChaosTest {

  private static final ChaosOptions SHORT =
      new ChaosOptions(
          11,
          Duration.ofMinutes(4),
          List.of("connections-ended", "broker-cut", "poison-strays", "transactions"),
          6,
          true);

  @Test
  void nothingIsLostDoubledOrStuckByTheFaultsOfAShortRound() {
    Verdict verdict = Run.of(SHORT, System.out);
    Report report = new Report(verdict);
    report.print(System.out);
    report.save(Path.of("target", "chaos-short.json"));
    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.notInjected()).isEmpty();
  }
}
