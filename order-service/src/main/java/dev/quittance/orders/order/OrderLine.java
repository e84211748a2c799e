package dev.quittance.orders.order;

import dev.quittance.contract.Money;
import org.jspecify.annotations.Nullable;

/**
 * One thing ordered.
 *
 * @param productId {@code prd_...}; null if nobody looked it up in the catalogue
 * @param sku the supplier's name of it, unique within the order
 * @param name what humans call it
 * @param quantity pieces, positive
 * @param unitPrice of one piece, positive
 */
public record OrderLine(
    @Nullable String productId, String sku, @Nullable String name, long quantity, Money unitPrice) {

  /** One that nobody looked up in the catalogue. */
  public OrderLine(String sku, @Nullable String name, long quantity, Money unitPrice) {
    this(null, sku, name, quantity, unitPrice);
  }

  /** Quantity times unit price, exactly. */
  public Money lineTotal() {
    return new Money(Math.multiplyExact(quantity, unitPrice.amountMinor()), unitPrice.currency());
  }
}
