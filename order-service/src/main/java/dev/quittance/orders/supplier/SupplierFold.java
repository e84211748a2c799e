package dev.quittance.orders.supplier;

import dev.quittance.orders.supplier.SupplierChange.EvidenceAdded;
import dev.quittance.orders.supplier.SupplierChange.ProfileChanged;
import dev.quittance.orders.supplier.SupplierChange.RepresentativesSet;
import dev.quittance.orders.supplier.SupplierChange.Resumed;
import dev.quittance.orders.supplier.SupplierChange.Suspended;
import dev.quittance.orders.supplier.SupplierChange.Verified;
import java.util.ArrayList;
import java.util.List;

/** What a supplier is after a change. */
public final class SupplierFold {

  private SupplierFold() {}

  public static Supplier apply(Supplier before, SupplierChange change) {
    SupplierStanding standing = before.standing();
    return switch (change) {
      case ProfileChanged changed -> profileChanged(before, changed);
      case EvidenceAdded(Evidence evidence) -> {
        List<Evidence> all = new ArrayList<>(before.evidence());
        all.add(evidence);
        yield after(before, before.profile(), all, before.representatives(), standing);
      }
      case RepresentativesSet(List<String> subjects) ->
          after(before, before.profile(), before.evidence(), subjects, standing);
      case Verified(SupplierStanding.Verification verification, String _) ->
          standing(
              before,
              new SupplierStanding(verification, standing.coolingUntil(), standing.suspension()));
      case Suspended(SupplierStanding.Suspension suspension) ->
          standing(
              before,
              new SupplierStanding(standing.verification(), standing.coolingUntil(), suspension));
      case Resumed(String _) ->
          standing(
              before, new SupplierStanding(standing.verification(), standing.coolingUntil(), null));
    };
  }

  private static Supplier profileChanged(Supplier before, ProfileChanged changed) {
    SupplierStanding standing = before.standing();
    SupplierStanding now =
        new SupplierStanding(
            changed.unverifies() ? null : standing.verification(),
            changed.coolingUntil() == null ? standing.coolingUntil() : changed.coolingUntil(),
            standing.suspension());
    return after(before, changed.profile(), before.evidence(), before.representatives(), now);
  }

  private static Supplier standing(Supplier before, SupplierStanding now) {
    return after(before, before.profile(), before.evidence(), before.representatives(), now);
  }

  private static Supplier after(
      Supplier before,
      SupplierProfile profile,
      List<Evidence> evidence,
      List<String> representatives,
      SupplierStanding standing) {
    return new Supplier(
        before.id(),
        before.externalReference(),
        profile,
        evidence,
        representatives,
        standing,
        before.revision() + 1);
  }
}
