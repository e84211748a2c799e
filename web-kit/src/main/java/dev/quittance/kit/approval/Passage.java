package dev.quittance.kit.approval;

import dev.quittance.contract.Money;
import dev.quittance.kit.security.StepUpLimits;

/**
 * Whether a command may take effect with its group: one that needs neither a second factor nor a
 * second person. Asked by the group's thread, where there is no request any more.
 */
public abstract sealed class Passage {

  /** That of requests which no {@link dev.quittance.kit.security.StepUp} guards. */
  static final Passage FREE = new Free();

  private Passage() {}

  static Passage within(StepUpLimits limits, String action) {
    return new Guarded(limits, action);
  }

  /**
   * Whether a command that is worth so much may take effect; if not, it is to be carried out by
   * {@link CommandGate#alone}.
   */
  public abstract boolean allows(Money worth);

  /** Whether it may: it needs to be asked, and has said so. */
  public abstract boolean isPassed();

  private static final class Free extends Passage {

    @Override
    public boolean allows(Money worth) {
      return true;
    }

    @Override
    public boolean isPassed() {
      return true;
    }
  }

  private static final class Guarded extends Passage {

    private final StepUpLimits limits;
    private final String action;
    private volatile boolean passed;

    private Guarded(StepUpLimits limits, String action) {
      this.limits = limits;
      this.action = action;
    }

    @Override
    public boolean allows(Money worth) {
      passed = !limits.needSecondFactor(action, worth) && !limits.needSecondPerson(action, worth);
      return passed;
    }

    @Override
    public boolean isPassed() {
      return passed;
    }
  }
}
