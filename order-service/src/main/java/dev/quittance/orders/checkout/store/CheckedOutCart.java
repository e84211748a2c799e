package dev.quittance.orders.checkout.store;

import dev.quittance.orders.cart.Cart;
import dev.quittance.orders.order.store.OrderRecord;
import dev.quittance.orders.order.store.PreparedOrder;
import java.util.List;

/**
 * What is to be stored of a checkout.
 *
 * @param cart as it is then
 * @param orders its new ones, in the order of their review
 */
public record CheckedOutCart(Cart cart, List<PreparedOrder> orders) {

  public CheckedOutCart {
    orders = List.copyOf(orders);
  }

  /** Its orders as they will be read back. */
  public List<OrderRecord> records() {
    return orders.stream().map(PreparedOrder::record).toList();
  }
}
