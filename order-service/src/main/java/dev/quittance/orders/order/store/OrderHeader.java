package dev.quittance.orders.order.store;

import dev.quittance.orders.order.OrderState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as lists show it: without lines and history.
 *
 * @param dueAt when it is cancelled unless something happens before; null if not by time
 */
public record OrderHeader(
    String id,
    String buyerId,
    String supplierId,
    String paymentMethodId,
    @Nullable Instant dueAt,
    OrderState state) {}
