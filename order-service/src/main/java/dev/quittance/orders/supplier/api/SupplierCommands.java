package dev.quittance.orders.supplier.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.audit.AuditRecord;
import dev.quittance.kit.audit.AuditTrail;
import dev.quittance.kit.http.IfMatch;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Role;
import dev.quittance.orders.supplier.BankDetails;
import dev.quittance.orders.supplier.Supplier;
import dev.quittance.orders.supplier.SupplierCommand;
import dev.quittance.orders.supplier.SupplierDecider;
import dev.quittance.orders.supplier.SupplierDecision;
import dev.quittance.orders.supplier.SupplierRules;
import dev.quittance.orders.supplier.SupplierStatus;
import dev.quittance.orders.supplier.store.StoredSupplier;
import dev.quittance.orders.supplier.store.SupplierStore;
import dev.quittance.orders.supplier.store.SupplierStore.RepresentativeTakenException;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Carries out commands on suppliers, in the caller's transaction. */
@RequestScoped
class SupplierCommands {

  /** A supplier as the audit trail has him. */
  private record Audited(
      SupplierStatus status,
      String name,
      @Nullable String nameChinese,
      String country,
      @Nullable String bank,
      List<String> representatives,
      int documents) {

    static Audited of(Supplier supplier, Instant now) {
      BankDetails bank = supplier.profile().bank();
      return new Audited(
          supplier.status(now),
          supplier.profile().name(),
          supplier.profile().nameChinese(),
          supplier.profile().country(),
          bank == null ? null : bank.toString(),
          supplier.representatives(),
          supplier.evidence().size());
    }
  }

  private final SupplierStore store;
  private final SupplierRules rules;
  private final AuditTrail trail;
  private final Caller caller;
  private final Clock clock;

  SupplierCommands(
      SupplierStore store, SupplierConfig config, AuditTrail trail, Caller caller, Clock clock) {
    this.store = store;
    this.rules = config.toRules();
    this.trail = trail;
    this.caller = caller;
    this.clock = clock;
  }

  StoredSupplier find(String supplierId) {
    return store.find(supplierId).orElseThrow(SupplierProblems::unknown);
  }

  /** A new one: of ops for somebody, of a supplier for himself. */
  StoredSupplier register(SupplierRequest request) {
    boolean ops = caller.is(Role.OPS);
    if (!ops && request.externalReference() != null) {
      throw ProblemException.invalid("externalReference", "is given by ops: leave it out");
    }
    if (!ops && request.representatives() != null) {
      throw ProblemException.invalid("representatives", "are set by ops: leave them out");
    }
    List<String> named = request.representatives();
    List<String> representatives =
        ops ? (named == null ? List.of() : named) : List.of(caller.buyerId());
    Supplier supplier =
        Supplier.registered(
            Ids.next(Supplier.ID_PREFIX),
            request.externalReference(),
            request.profile().profile(null),
            representatives);
    StoredSupplier added = stored(() -> store.add(supplier, caller.id()).orElseThrow(this::exists));
    record("register", added, null, null);
    return added;
  }

  private ProblemException exists() {
    return ProblemException.of(
        ProblemCode.SUPPLIER_EXISTS,
        "Another supplier has this external reference: choose another one, or change that supplier.");
  }

  /**
   * Carries it out.
   *
   * @param ifMatch the If-Match header, or null
   * @param verb for the audit trail
   * @param reason why, if it was asked
   * @param command what is asked of the supplier as he is
   * @throws ProblemException if it is rejected, or the caller does not act for the supplier
   */
  StoredSupplier carryOut(
      String supplierId,
      @Nullable String ifMatch,
      String verb,
      @Nullable String reason,
      Function<? super Supplier, SupplierCommand> command) {
    StoredSupplier before = store.lock(supplierId).orElseThrow(SupplierProblems::unknown);
    if (!caller.is(Role.OPS) && !before.supplier().isRepresentedBy(caller.id())) {
      throw SupplierProblems.notHis();
    }
    IfMatch.check(ifMatch, before.supplier().revision());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    SupplierCommand asked = command.apply(before.supplier());
    return switch (SupplierDecider.decide(before.supplier(), asked, caller.id(), now, rules)) {
      case SupplierDecision.Unchanged() -> before;
      case SupplierDecision.Rejected rejected -> throw SupplierProblems.of(rejected, now);
      case SupplierDecision.Accepted(var change) -> {
        StoredSupplier after = stored(() -> store.apply(before, change, caller.id()));
        record(verb, after, before, reason);
        yield after;
      }
    };
  }

  private static StoredSupplier stored(java.util.function.Supplier<StoredSupplier> work) {
    try {
      return work.get();
    } catch (RepresentativeTakenException e) {
      throw SupplierProblems.representativeTaken();
    }
  }

  /** What staff do; what a supplier does himself is in his history. */
  private void record(
      String verb, StoredSupplier after, @Nullable StoredSupplier before, @Nullable String reason) {
    if (caller.is(Role.OPS)) {
      Instant now = clock.instant();
      trail.record(
          new AuditRecord(
              "supplier." + verb,
              after.supplier().id(),
              reason,
              before == null ? null : Audited.of(before.supplier(), now),
              Audited.of(after.supplier(), now)));
    }
  }

  /** Whether the caller sees his bank account and documents. */
  boolean seesInside(Supplier supplier) {
    return caller.is(Role.SUPPORT)
        || caller.is(Role.OPS)
        || caller.is(Role.AUDITOR)
        || supplier.isRepresentedBy(caller.id());
  }

  SupplierView view(StoredSupplier stored) {
    return SupplierView.of(stored, seesInside(stored.supplier()), clock.instant());
  }
}
