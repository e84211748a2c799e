package dev.quittance.orders.order.store;

import dev.quittance.orders.order.OrderStatus;
import org.jspecify.annotations.Nullable;

/** Which orders a list shows; null means any. */
public record OrderFilter(
    @Nullable String buyerId, @Nullable String supplierId, @Nullable OrderStatus status) {}
