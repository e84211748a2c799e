package dev.quittance.orders.order.store;

import dev.quittance.kit.outbox.Outbox;
import dev.quittance.orders.order.Order;

/**
 * A new order with all that will be stored of it, before it is.
 *
 * @param order what was ordered
 * @param record as it will be read back
 * @param placed its OrderPlaced
 */
public record PreparedOrder(Order order, OrderRecord record, Outbox.Prepared placed) {}
