package dev.quittance.ledger.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.codec.Decoded;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WorkloadTest {

  @Test
  void theSameSeedGivesTheSameRecords() {
    Workload one = new Workload(5, 3, "ledger-service");
    Workload two = new Workload(5, 3, "ledger-service");
    Workload other = new Workload(6, 3, "ledger-service");
    boolean differs = false;
    for (int i = 0; i < 500; i++) {
      WorkloadRecord next = one.next(List.of());
      WorkloadRecord same = two.next(List.of());
      assertThat(same.key()).isEqualTo(next.key());
      assertThat(same.payload()).isEqualTo(next.payload());
      assertThat(same.headers()).isEqualTo(next.headers());
      assertThat(same.partition()).isEqualTo(next.partition());
      differs |= !next.headers().equals(other.next(List.of()).headers());
    }
    assertThat(differs).isTrue();
  }

  @Test
  void whatItCallsGarbageCannotBeReadAndAllElseCan() {
    Workload workload = new Workload(7, 3, "ledger-service");
    for (int i = 0; i < 2_000; i++) {
      WorkloadRecord next = workload.next(List.of());
      Decoded decoded = new SimulatedRecord(next, i).decode();
      if (next.envelope() == null) {
        assertThat(decoded)
            .isInstanceOfSatisfying(
                Decoded.Unreadable.class,
                unreadable ->
                    assertThat(unreadable.code().name())
                        .isEqualTo(Objects.requireNonNull(next.unreadable()).name()));
      } else {
        assertThat(decoded).isEqualTo(new Decoded.Readable(next.envelope()));
      }
    }
  }
}
