package dev.quittance.orders.personal.api;

import dev.quittance.kit.security.Assessor;
import dev.quittance.kit.security.Command;
import dev.quittance.kit.security.Stake;
import dev.quittance.orders.personal.store.Erasures;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What an erasure by staff is about. A buyer needs no second factor for what is his own. */
@Singleton
class ErasureStake implements Assessor {

  private final Erasures erasures;
  private final PersonalDataAccess access;

  ErasureStake(Erasures erasures, PersonalDataAccess access) {
    this.erasures = erasures;
    this.access = access;
  }

  @Override
  public Optional<Stake> assess(Command command) {
    String buyerId = command.parameter("buyerId");
    return access.isOwn(buyerId) || !access.maySee(buyerId) || erasures.kept(buyerId).isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Stake(
                null, "Erase the personal data of buyer %s for good".formatted(buyerId), null));
  }
}
