package dev.quittance.orders.supplier;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened to a supplier. */
public sealed interface SupplierChange {

  /**
   * @param coolingUntil before when he is not verified again; null if the change leaves his
   *     verification, or there never was one
   */
  record ProfileChanged(SupplierProfile profile, boolean unverifies, @Nullable Instant coolingUntil)
      implements SupplierChange {}

  record EvidenceAdded(Evidence evidence) implements SupplierChange {}

  record RepresentativesSet(List<String> subjects) implements SupplierChange {}

  record Verified(SupplierStanding.Verification verification, String reason)
      implements SupplierChange {}

  record Suspended(SupplierStanding.Suspension suspension) implements SupplierChange {}

  record Resumed(String reason) implements SupplierChange {}
}
