package dev.quittance.orders.cart;

import dev.quittance.orders.shipping.Destination;

/** What a buyer does with his cart. */
public sealed interface CartCommand {

  /** Adds a product, or changes its quantity. */
  record SetItem(CartLine line) implements CartCommand {}

  record RemoveItem(String productId) implements CartCommand {}

  /**
   * @param sameAddress whether what else belongs to the destination is as before
   */
  record Deliver(Destination destination, boolean sameAddress) implements CartCommand {}
}
