package dev.quittance.orders.supplier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What ops have found of a supplier.
 *
 * @param verification null if nobody has checked him as he is now
 * @param coolingUntil before then he is not verified again; null if he never was verified
 * @param suspension null unless he is stopped
 */
public record SupplierStanding(
    @Nullable Verification verification,
    @Nullable Instant coolingUntil,
    @Nullable Suspension suspension) {

  public static final SupplierStanding NEW = new SupplierStanding(null, null, null);

  /**
   * A check of the documents.
   *
   * @param by the subject of the token
   * @param validUntil when the first document that is needed expires; null if none does
   */
  public record Verification(String by, Instant at, @Nullable Instant validUntil) {}

  /**
   * @param by the subject of the token
   * @param reason in words
   */
  public record Suspension(String by, Instant at, String reason) {}

  /** The status at a time: a document expires by itself, so no status is stored. */
  public SupplierStatus status(Instant now) {
    if (suspension != null) {
      return SupplierStatus.SUSPENDED;
    }
    if (verification == null) {
      return SupplierStatus.UNVERIFIED;
    }
    Instant end = verification.validUntil();
    return end == null || now.isBefore(end) ? SupplierStatus.VERIFIED : SupplierStatus.EXPIRED;
  }

  /** Whether he was verified, as he is now or as he was before a change. */
  boolean wasEverVerified() {
    return verification != null || coolingUntil != null;
  }
}
