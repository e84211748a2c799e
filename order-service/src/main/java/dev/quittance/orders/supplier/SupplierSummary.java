package dev.quittance.orders.supplier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What whoever buys from a supplier needs to know of him: no documents, no representatives, and not
 * his bank account, which would be deciphered.
 *
 * @param id {@code sup_...}
 */
public record SupplierSummary(
    String id, String name, @Nullable String nameChinese, SupplierStanding standing) {

  /** His status at a time. */
  public SupplierStatus status(Instant now) {
    return standing.status(now);
  }
}
