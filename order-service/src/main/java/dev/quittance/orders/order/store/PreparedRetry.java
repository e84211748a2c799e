package dev.quittance.orders.order.store;

import dev.quittance.kit.outbox.Outbox;
import dev.quittance.orders.order.HistoryEntry;

/**
 * Another attempt to pay an order with all that will be stored of it, before it is.
 *
 * @param order as it is then
 * @param entry of its history
 * @param requested its PaymentRetryRequested
 */
public record PreparedRetry(OrderHeader order, HistoryEntry entry, Outbox.Prepared requested) {}
