package dev.quittance.orders.order.store;

import dev.quittance.orders.order.HistoryEntry;
import dev.quittance.orders.order.OrderLine;
import java.util.List;

/**
 * All that is known of an order.
 *
 * @param history oldest first; its last entry led to the header's state
 */
public record OrderRecord(OrderHeader header, List<OrderLine> lines, List<HistoryEntry> history) {}
