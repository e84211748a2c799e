package dev.quittance.orders.order.store;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.orders.order.OrderLine;
import dev.quittance.orders.product.Product;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of an order; its currency is the order's. */
@Embeddable
record OrderLineRow(
    @Column(name = "product_id") @Nullable UUID productId,
    @Column(name = "sku") String sku,
    @Column(name = "name") @Nullable String name,
    @Column(name = "quantity") long quantity,
    @Column(name = "unit_price_minor") long unitPriceMinor) {

  static OrderLineRow of(OrderLine line) {
    String product = line.productId();
    return new OrderLineRow(
        product == null ? null : Ids.uuid(Product.ID_PREFIX, product),
        line.sku(),
        line.name(),
        line.quantity(),
        line.unitPrice().amountMinor());
  }

  OrderLine line(Currency currency) {
    return new OrderLine(
        productId == null ? null : Ids.of(Product.ID_PREFIX, productId),
        sku,
        name,
        quantity,
        new Money(unitPriceMinor, currency));
  }
}
