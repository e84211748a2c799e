package dev.quittance.orders.order.store;

import dev.quittance.orders.order.OrderLine;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** A line of an order; its currency is the order's. */
@Embeddable
record OrderLineRow(
    @Column(name = "sku") String sku,
    @Column(name = "name") @Nullable String name,
    @Column(name = "quantity") long quantity,
    @Column(name = "unit_price_minor") long unitPriceMinor) {

  static OrderLineRow of(OrderLine line) {
    return new OrderLineRow(
        line.sku(), line.name(), line.quantity(), line.unitPrice().amountMinor());
  }
}
