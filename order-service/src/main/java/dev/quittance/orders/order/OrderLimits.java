package dev.quittance.orders.order;

import java.util.Currency;
import java.util.Set;

/**
 * What an order may be.
 *
 * @param maxLines lines of one order
 * @param maxQuantity pieces of one line
 * @param maxSkuLength characters of a SKU
 * @param maxNameLength characters of a line's name
 * @param currencies in which an order may be
 */
public record OrderLimits(
    int maxLines, long maxQuantity, int maxSkuLength, int maxNameLength, Set<Currency> currencies) {

  public OrderLimits {
    currencies = Set.copyOf(currencies);
  }
}
