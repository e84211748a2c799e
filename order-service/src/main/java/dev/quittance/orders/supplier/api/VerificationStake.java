package dev.quittance.orders.supplier.api;

import dev.quittance.kit.security.Assessor;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Command;
import dev.quittance.kit.security.Stake;
import dev.quittance.orders.supplier.Supplier;
import dev.quittance.orders.supplier.SupplierCommand;
import dev.quittance.orders.supplier.SupplierDecider;
import dev.quittance.orders.supplier.SupplierDecision;
import dev.quittance.orders.supplier.SupplierProfile;
import dev.quittance.orders.supplier.SupplierRules;
import dev.quittance.orders.supplier.store.SupplierStore;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** What a verification, or the end of a suspension, is about: whom buyers will trust. */
@Singleton
class VerificationStake implements Assessor {

  private final SupplierStore store;
  private final SupplierRules rules;
  private final Caller caller;
  private final Clock clock;

  VerificationStake(SupplierStore store, SupplierConfig config, Caller caller, Clock clock) {
    this.store = store;
    this.rules = config.toRules();
    this.caller = caller;
    this.clock = clock;
  }

  @Override
  public Optional<Stake> assess(Command command) {
    return store
        .lock(command.parameter("id"))
        .flatMap(stored ->
            command.body() instanceof VerifyRequest request
                ? verification(stored.supplier(), request)
                : resumption(stored.supplier(), command.body(ReasonRequest.class)));
  }

  private Optional<Stake> verification(Supplier supplier, VerifyRequest request) {
    return request.revision() == supplier.revision()
        ? stake(supplier, new SupplierCommand.Verify(request.reason()), "Verify", request.reason())
        : Optional.empty();
  }

  private Optional<Stake> resumption(Supplier supplier, ReasonRequest request) {
    return stake(
        supplier, new SupplierCommand.Resume(request.reason()), "Resume", request.reason());
  }

  /** Empty if it will be rejected, or changes nothing. */
  private Optional<Stake> stake(
      Supplier supplier, SupplierCommand command, String verb, String reason) {
    return SupplierDecider.decide(supplier, command, caller.id(), clock.instant(), rules)
            instanceof SupplierDecision.Accepted
        ? Optional.of(new Stake(null, words(verb, supplier), reason))
        : Optional.empty();
  }

  private static String words(String verb, Supplier supplier) {
    SupplierProfile profile = supplier.profile();
    return "%s supplier %s at revision %s: %s, %s, account %s, %s documents"
        .formatted(
            verb,
            supplier.id(),
            supplier.revision(),
            profile.name(),
            profile.country(),
            profile.bank(),
            supplier.evidence().size());
  }
}
