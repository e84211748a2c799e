package dev.quittance.ledger.replay;

import dev.quittance.ledger.replay.run.Phase;
import dev.quittance.ledger.replay.run.PhaseBegun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lets a test do something at the very beginning of a phase, in the replay's own thread. */
@ApplicationScoped
public class PhaseTrap {

  private volatile @Nullable Phase phase;
  private volatile Consumer<PhaseBegun> action = begun -> {};

  public void set(Phase at, Consumer<PhaseBegun> what) {
    action = what;
    phase = at;
  }

  public void clear() {
    phase = null;
  }

  void begun(@Observes PhaseBegun begun) {
    if (begun.phase() == phase) {
      phase = null;
      action.accept(begun);
    }
  }
}
