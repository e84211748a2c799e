package dev.quittance.orders.supplier.store;

import dev.quittance.contract.Ids;
import dev.quittance.orders.store.Times;
import dev.quittance.orders.supplier.Supplier;
import dev.quittance.orders.supplier.SupplierStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which suppliers a list has; a null means any.
 *
 * @param now at which they have the status
 * @param after the id of the last one of the page before
 */
public record SupplierFilter(
    @Nullable SupplierStatus status,
    Instant now,
    @Nullable String country,
    @Nullable String representative,
    @Nullable String after) {

  void addTo(List<String> conditions, List<Object> values) {
    if (status != null) {
      addStatus(status, conditions, values);
    }
    if (country != null) {
      conditions.add("s.country = ?");
      values.add(country);
    }
    if (representative != null) {
      conditions.add("s.id IN (SELECT supplier_id FROM supplier_representative WHERE subject = ?)");
      values.add(representative);
    }
    if (after != null) {
      conditions.add("s.id < ?");
      values.add(Ids.uuid(Supplier.ID_PREFIX, after));
    }
  }

  /** As {@link dev.quittance.orders.supplier.SupplierStanding#status} says. */
  private void addStatus(SupplierStatus wanted, List<String> conditions, List<Object> values) {
    conditions.add(
        switch (wanted) {
          case SUSPENDED -> "s.suspended_at IS NOT NULL";
          case UNVERIFIED -> "s.suspended_at IS NULL AND s.verified_at IS NULL";
          case VERIFIED ->
              "s.suspended_at IS NULL AND s.verified_at IS NOT NULL"
                  + " AND (s.valid_until IS NULL OR s.valid_until > ?)";
          case EXPIRED ->
              "s.suspended_at IS NULL AND s.verified_at IS NOT NULL AND s.valid_until <= ?";
        });
    if (wanted == SupplierStatus.VERIFIED || wanted == SupplierStatus.EXPIRED) {
      values.add(Times.written(now));
    }
  }
}
