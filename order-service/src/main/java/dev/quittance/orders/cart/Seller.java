package dev.quittance.orders.cart;

import dev.quittance.orders.supplier.SupplierStanding.Suspension;
import dev.quittance.orders.supplier.SupplierStanding.Verification;
import dev.quittance.orders.supplier.SupplierStatus;
import dev.quittance.orders.supplier.SupplierSummary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A supplier as a buyer needs to know him, at the time of a review.
 *
 * @param since when he was verified or suspended; null if neither
 * @param until until when he is, or was, verified; null if he is not, or for ever
 */
public record Seller(
    String id,
    String name,
    @Nullable String nameChinese,
    SupplierStatus status,
    @Nullable Instant since,
    @Nullable Instant until) {

  static Seller of(SupplierSummary supplier, Instant now) {
    SupplierStatus status = supplier.status(now);
    Verification verification = supplier.standing().verification();
    Suspension suspension = supplier.standing().suspension();
    Instant since =
        suspension != null ? suspension.at() : verification != null ? verification.at() : null;
    return new Seller(
        supplier.id(),
        supplier.name(),
        supplier.nameChinese(),
        status,
        since,
        suspension != null || verification == null ? null : verification.validUntil());
  }
}
