package dev.quittance.ledger.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.RefusalCode;
import dev.quittance.ledger.core.fold.TransactionStatus;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Fixed seeds always; {@code -Dquittance.sim.seeds=N} adds N new ones, {@code -Dquittance.sim.seed}
 * runs one again.
 */
class SimulationTest {

  private static final int FIXED_SEEDS = 25;
  private static final int STEPS = 200;

  @Test
  void everyLedgerAgreesAfterEveryStepWhateverHappens() {
    SimulationCounts all = new SimulationCounts();
    for (long seed = 1; seed <= FIXED_SEEDS; seed++) {
      all.add(new Simulation(seed).run(STEPS));
    }
    assertThat(all.statuses.keySet()).isEqualTo(EnumSet.allOf(TransactionStatus.class));
    Set<RefusalCode> reasons = EnumSet.allOf(RefusalCode.class);
    reasons.remove(RefusalCode.TOO_MANY_EVENTS);
    assertThat(all.parked.keySet()).isEqualTo(reasons);
    assertThat(all.crashed).as("%s", all).isGreaterThan(100);
    assertThat(all.fenced).as("%s", all).isGreaterThan(100);
    assertThat(all.released).as("%s", all).isGreaterThan(100);
    assertThat(all.laterSteps).as("%s", all).isGreaterThan(50);
  }

  @Test
  @EnabledIfSystemProperty(named = "quittance.sim.seeds", matches = "[0-9]+")
  void moreSeedsAgreeToo() {
    for (int i = Integer.getInteger("quittance.sim.seeds"); i > 0; i--) {
      assertThat(new Simulation(new Random().nextLong()).run(STEPS).posted).isPositive();
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "quittance.sim.seed", matches = "-?[0-9]+")
  void oneSeedRunsAgain() {
    assertThat(new Simulation(Long.getLong("quittance.sim.seed")).run(STEPS).posted).isPositive();
  }
}
