package dev.quittance.orders.order.store;

import dev.quittance.orders.order.OrderStatus;
import java.time.Instant;
import java.util.Currency;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which orders a list shows; null means any.
 *
 * @param statuses any of these; empty for any
 * @param from placed then or later
 * @param to placed before
 * @param minTotal minor units of {@code currency}
 * @param maxTotal likewise
 * @param text a part of a line's SKU or name, in whatever case
 */
public record OrderFilter(
    @Nullable String buyerId,
    @Nullable String supplierId,
    Set<OrderStatus> statuses,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Long minTotal,
    @Nullable Long maxTotal,
    @Nullable Currency currency,
    @Nullable String text) {

  public OrderFilter {
    statuses = Set.copyOf(statuses);
  }
}
