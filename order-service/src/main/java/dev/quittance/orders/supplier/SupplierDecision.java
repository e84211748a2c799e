package dev.quittance.orders.supplier;

import java.time.Instant;
import java.util.List;

/** The decision on a command. */
public sealed interface SupplierDecision {

  record Accepted(SupplierChange change) implements SupplierDecision {}

  /** It is so already. */
  record Unchanged() implements SupplierDecision {}

  /** It is not carried out. */
  sealed interface Rejected extends SupplierDecision {}

  /** His name or bank account was changed a short time ago. */
  record CoolingOff(Instant until) implements Rejected {}

  /** There is no bank account that could be verified. */
  record NoBankDetails() implements Rejected {}

  /**
   * @param missing the needed types of which no valid document was shown
   */
  record EvidenceMissing(List<EvidenceType> missing) implements Rejected {}

  /** A suspended supplier is not verified. */
  record IsSuspended() implements Rejected {}

  /** Nobody verifies himself. */
  record OwnSupplier() implements Rejected {}

  record TooManyDocuments(int most) implements Rejected {}
}
