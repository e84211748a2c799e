package dev.quittance.orders.order;

import dev.quittance.contract.Money;
import org.jspecify.annotations.Nullable;

/**
 * One thing ordered.
 *
 * @param sku the supplier's name of it, unique within the order
 * @param name what humans call it
 * @param quantity pieces, positive
 * @param unitPrice of one piece, positive
 */
public record OrderLine(String sku, @Nullable String name, long quantity, Money unitPrice) {

  /** Quantity times unit price, exactly. */
  public Money lineTotal() {
    return new Money(Math.multiplyExact(quantity, unitPrice.amountMinor()), unitPrice.currency());
  }
}
