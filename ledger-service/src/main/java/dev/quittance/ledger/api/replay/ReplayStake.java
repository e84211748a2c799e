package dev.quittance.ledger.api.replay;

import dev.quittance.kit.security.Assessor;
import dev.quittance.kit.security.Command;
import dev.quittance.kit.security.Stake;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * What a replay is about: nothing, unless it may switch to a ledger that differs. By how much is
 * known only when it has been computed.
 */
@Singleton
class ReplayStake implements Assessor {

  @Override
  public Optional<Stake> assess(Command command) {
    ReplayRequest request = command.body(ReplayRequest.class);
    String accept = request.acceptDifferences();
    return accept == null || !request.mode().equalsIgnoreCase("rebuild")
        ? Optional.empty()
        : Optional.of(
            new Stake(null, "Rebuild the ledger and switch to it even if it differs", accept));
  }
}
