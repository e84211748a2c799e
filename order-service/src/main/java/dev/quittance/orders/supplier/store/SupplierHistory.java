package dev.quittance.orders.supplier.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a supplier.
 *
 * @param revision that it led to
 * @param kind what was changed
 * @param summary in words, without numbers of bank accounts
 * @param reason why, if it was asked
 * @param by the subject of the token
 */
public record SupplierHistory(
    int revision, ChangeKind kind, String summary, @Nullable String reason, String by, Instant at) {

  /** What was changed. */
  public enum ChangeKind {
    REGISTERED,
    PROFILE_CHANGED,
    EVIDENCE_ADDED,
    REPRESENTATIVES_SET,
    VERIFIED,
    SUSPENDED,
    RESUMED
  }
}
