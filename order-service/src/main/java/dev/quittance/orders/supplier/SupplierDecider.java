package dev.quittance.orders.supplier;

import dev.quittance.orders.supplier.SupplierDecision.Accepted;
import dev.quittance.orders.supplier.SupplierDecision.CoolingOff;
import dev.quittance.orders.supplier.SupplierDecision.EvidenceMissing;
import dev.quittance.orders.supplier.SupplierDecision.IsSuspended;
import dev.quittance.orders.supplier.SupplierDecision.NoBankDetails;
import dev.quittance.orders.supplier.SupplierDecision.OwnSupplier;
import dev.quittance.orders.supplier.SupplierDecision.TooManyDocuments;
import dev.quittance.orders.supplier.SupplierDecision.Unchanged;
import dev.quittance.orders.supplier.SupplierStanding.Suspension;
import dev.quittance.orders.supplier.SupplierStanding.Verification;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides on commands about suppliers.
 *
 * <pre>
 *               change name  change     add
 *               or bank      country    document  verify           suspend    resume
 *   UNVERIFIED  -            -          -         VERIFIED 1)      SUSPENDED  nothing
 *   VERIFIED    UNVERIFIED   -          -         VERIFIED 1)      SUSPENDED  nothing
 *   EXPIRED     UNVERIFIED   -          -         VERIFIED 1)      SUSPENDED  nothing
 *   SUSPENDED   - 2)         -          -         rejected         nothing    as before
 *
 *   VERIFIED --[the first needed document expires]--> EXPIRED
 * </pre>
 *
 * <p>1) if the cooling-off time is over, the bank account is known, and of each needed type a
 * document is valid. 2) he loses his verification, which shows when he is resumed.
 */
public final class SupplierDecider {

  private SupplierDecider() {}

  /**
   * @param by the subject of the token
   * @param now the time
   */
  public static SupplierDecision decide(
      Supplier supplier, SupplierCommand command, String by, Instant now, SupplierRules rules) {
    return switch (command) {
      case SupplierCommand.ChangeProfile(SupplierProfile profile) ->
          change(supplier, profile, now.plus(rules.coolingOff()));
      case SupplierCommand.AddEvidence(Evidence evidence) -> add(supplier, evidence, rules);
      case SupplierCommand.SetRepresentatives(List<String> subjects) ->
          subjects.equals(supplier.representatives())
              ? new Unchanged()
              : new Accepted(new SupplierChange.RepresentativesSet(subjects));
      case SupplierCommand.Verify(String reason) -> verify(supplier, reason, by, now);
      case SupplierCommand.Suspend(String reason) ->
          supplier.standing().suspension() != null
              ? new Unchanged()
              : new Accepted(new SupplierChange.Suspended(new Suspension(by, now, reason)));
      case SupplierCommand.Resume(String reason) ->
          supplier.standing().suspension() == null
              ? new Unchanged()
              : new Accepted(new SupplierChange.Resumed(reason));
    };
  }

  private static SupplierDecision change(Supplier supplier, SupplierProfile now, Instant cool) {
    if (now.equals(supplier.profile())) {
      return new Unchanged();
    }
    boolean another = now.isAnotherThan(supplier.profile());
    boolean cools = another && supplier.standing().wasEverVerified();
    return new Accepted(new SupplierChange.ProfileChanged(now, another, cools ? cool : null));
  }

  /** A document that was shown before adds nothing. */
  private static SupplierDecision add(Supplier supplier, Evidence evidence, SupplierRules rules) {
    if (supplier.evidence().contains(evidence)) {
      return new Unchanged();
    }
    return supplier.evidence().size() >= rules.maxEvidence()
        ? new TooManyDocuments(rules.maxEvidence())
        : new Accepted(new SupplierChange.EvidenceAdded(evidence));
  }

  private static SupplierDecision verify(Supplier supplier, String reason, String by, Instant now) {
    SupplierStanding standing = supplier.standing();
    if (supplier.isRepresentedBy(by)) {
      return new OwnSupplier();
    }
    if (standing.suspension() != null) {
      return new IsSuspended();
    }
    Instant cool = standing.coolingUntil();
    if (cool != null && now.isBefore(cool)) {
      return new CoolingOff(cool);
    }
    if (supplier.profile().bank() == null) {
      return new NoBankDetails();
    }
    List<EvidenceType> missing =
        needed().filter(type -> !end(supplier, type).isAfter(now)).toList();
    if (!missing.isEmpty()) {
      return new EvidenceMissing(missing);
    }
    // What is shown later counts when somebody has checked it: a verification knows its end.
    Instant end =
        needed().map(type -> end(supplier, type)).min(Instant::compareTo).orElse(Instant.MAX);
    return new Accepted(
        new SupplierChange.Verified(
            new Verification(by, now, end.equals(Instant.MAX) ? null : end), reason));
  }

  private static Stream<EvidenceType> needed() {
    return Arrays.stream(EvidenceType.values()).filter(EvidenceType::isNeeded);
  }

  /** When the last document of a type expires; long ago if there is none. */
  private static Instant end(Supplier supplier, EvidenceType type) {
    return supplier.evidence().stream()
        .filter(one -> one.type() == type)
        .map(Evidence::end)
        .max(Instant::compareTo)
        .orElse(Instant.MIN);
  }
}
