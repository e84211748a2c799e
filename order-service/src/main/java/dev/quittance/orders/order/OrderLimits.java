package dev.quittance.orders.order;

import java.util.Currency;
import java.util.Set;

/**
 * What an order may be.
 *
 * @param maxLines lines of one order
 * @param maxQuantity pieces of one line
 * @param maxPaymentAttempts attempts to pay one order
 * @param currencies in which an order may be
 */
public record OrderLimits(
    int maxLines, long maxQuantity, int maxPaymentAttempts, Set<Currency> currencies) {

  public OrderLimits {
    currencies = Set.copyOf(currencies);
  }
}
