package dev.quittance.kit.security;

import java.util.Optional;

/** Says what a command of a {@link StepUp} method is about, before it is carried out. A bean. */
public interface Assessor {

  /**
   * Called in the transaction of the command: what it locks stays as it is until the command has
   * been carried out.
   *
   * @return empty if nothing is at stake: the command changes nothing of worth, or will be rejected
   */
  Optional<Stake> assess(Command command);
}
